"""Whether a content note comes before a step. The answer to it is kept for the session alone."""

from django.contrib.sessions.backends.base import SessionBase
from wagtail.blocks import StructValue

from accounts.models import StudyAdjustment
from courses.blocks import Grade

KEY = "content_notes"
FULL, SUMMARY = "full", "summary"
Notes = StudyAdjustment.Notes


def has_note(step: StructValue) -> bool:
    """A note without an equal way round would be no choice."""
    speaks = step["grade"] != Grade.NONE
    return bool(speaks and step["note"]["what"] and step["summary_body"])


def wants_note(step: StructValue, wish: str) -> bool:
    """Whether a reader with this wish meets the note of this step."""
    if wish == Notes.NEVER or not has_note(step):
        return False
    return wish == Notes.ALWAYS or step["grade"] == Grade.DESCRIBES


def route_chosen(session: SessionBase, block_id: str) -> str | None:
    return session.get(KEY, {}).get(block_id)


def choose_route(session: SessionBase, block_id: str, route: str) -> None:
    """Forgotten with the session; no record of it exists anywhere else."""
    session[KEY] = {**session.get(KEY, {}), block_id: route}
