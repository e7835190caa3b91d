"""Whether somebody is who they say: one path for every outcome, and the same work on each."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from accounts.guessing import TooManyGuesses, forget_guesses, take_guess
from accounts.identifying import folded, person_named
from accounts.models import User

WRONG = _(
    "The name or the password is not right, or this account cannot be used now. "
    "After several attempts, wait 15 minutes."
)


class WrongPassword(Exception):
    """Wrong password, unknown name, closed account: nobody learns which."""


def sign_in(identifier: str, password: str, *, at: datetime) -> User:
    """The person who may come in.

    Guesses are counted for the name as typed, and for the person however named. Only the first
    is told about, since the second would betray that two names belong to one account.
    Raises TooManyGuesses, WrongPassword.
    """
    name = folded(identifier)
    take_guess("name", name, at=at)
    person = person_named(identifier)
    account = str(person.pk) if person else f"nobody:{name}"
    is_open = _has_guesses_left(account, at=at)
    if not (_is_right(person, password) and is_open and person and person.is_active):
        raise WrongPassword
    forget_guesses("name", name)
    forget_guesses("account", account)
    return person


def confirm_password(person: User, password: str, *, at: datetime) -> None:
    """The same person once more: to unlock, or to change the password.

    Raises TooManyGuesses, WrongPassword.
    """
    account = str(person.pk)
    take_guess("account", account, at=at)
    if not _is_right(person, password):
        raise WrongPassword
    forget_guesses("account", account)


def _has_guesses_left(account: str, *, at: datetime) -> bool:
    try:
        take_guess("account", account, at=at)
    except TooManyGuesses:
        return False
    return True


def _is_right(person: User | None, password: str) -> bool:
    """Hashing costs the same for nobody as for somebody."""
    if person is None or not person.has_usable_password():
        make_password(password)
        return False
    return person.check_password(password)
