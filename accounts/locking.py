"""The lock: nobody reads on where somebody left, and nothing that was typed is lost."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.http import QueryDict

HELD_AT_MOST = 200_000  # characters of one form
NOTED_EVERY = 60  # seconds


def is_signed_in(session: SessionBase) -> bool:
    return SESSION_KEY in session


def lock(session: SessionBase) -> None:
    """The key stays: a browser that is leaving may never read the answer to its beacon."""
    session["locked"] = True


def unlock(session: SessionBase, *, at: datetime) -> None:
    session.pop("locked", None)
    session["seen_at"] = int(at.timestamp())
    session.cycle_key()


def is_locked(session: SessionBase) -> bool:
    return bool(session.get("locked"))


def start_clock(session: SessionBase, last_login: datetime | None) -> None:
    """A session that has not noted anything yet was last used when its owner signed in."""
    if "seen_at" not in session and last_login is not None:
        session["seen_at"] = int(last_login.timestamp())
        session.modified = False


def idle_limit(session: SessionBase) -> timedelta:
    shared = session.get("shared_computer")
    minutes = settings.SENIM_IDLE_MINUTES_SHARED if shared else settings.SENIM_IDLE_MINUTES
    return timedelta(minutes=minutes)


def seconds_left(session: SessionBase, *, at: datetime) -> int:
    """Seconds until the session locks by itself, by the server's clock."""
    now = int(at.timestamp())
    left = session.get("seen_at", now) + int(idle_limit(session).total_seconds()) - now
    return max(0, left)


def lock_if_idle(session: SessionBase, *, at: datetime) -> bool:
    """Whether the session is locked now, for whatever reason."""
    if not is_locked(session) and seconds_left(session, at=at) == 0:
        lock(session)
    return is_locked(session)


def note_activity(session: SessionBase, *, at: datetime) -> None:
    """Written at once, once a minute, and never over a lock that was set meanwhile."""
    now = int(at.timestamp())
    if now - session.get("seen_at", 0) < NOTED_EVERY:
        return
    stored = type(session)(session.session_key)
    if is_locked(stored):
        session["locked"] = True
    else:
        session["seen_at"] = now
        session.save()
    session.modified = False


def hold_form(session: SessionBase, address: str, form: QueryDict) -> None:
    """Keep what a page sent into a locked session, to be sent again after the password."""
    fields = [
        [name, value]
        for name, values in form.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
    if sum(len(name) + len(value) for name, value in fields) <= HELD_AT_MOST:
        session["held"] = {"address": address, "fields": fields}


def release_form(session: SessionBase, address: str) -> None:
    """It arrived: there is nothing more to hold."""
    if session.get("held", {}).get("address") == address:
        del session["held"]
