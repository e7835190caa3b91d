"""How often a secret may be guessed: counted in the database, so that all workers agree."""

import math
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from accounts.models import GuessCount


class TooManyGuesses(Exception):
    """Wait; says nothing about whether what was named exists."""

    def __init__(self, wait: timedelta):
        self.minutes = max(1, math.ceil(wait.total_seconds() / 60))
        super().__init__(self.words())

    def words(self) -> str:
        return ngettext(
            "Too many attempts. Wait %(minutes)d minute, then try again.",
            "Too many attempts. Wait %(minutes)d minutes, then try again.",
            self.minutes,
        ) % {"minutes": self.minutes}


def take_guess(kind: str, name: str, *, at: datetime) -> None:
    """Count one guess before it is looked at, so that parallel ones cannot slip through.

    Raises TooManyGuesses when none are left. A refused guess does not lengthen the wait.
    """
    wait = timedelta(seconds=settings.SENIM_GUESS_WAIT_SECONDS)
    with transaction.atomic():
        count, _is_new = GuessCount.objects.select_for_update().get_or_create(
            key=key_of(kind, name), defaults={"last_at": at}
        )
        if count.last_at + wait <= at:
            count.guesses = 0
        if count.guesses >= settings.SENIM_GUESSES:
            raise TooManyGuesses(count.last_at + wait - at)
        count.guesses += 1
        count.last_at = at
        count.save()


def forget_guesses(kind: str, name: str) -> None:
    """The secret was right: the next mistake is the first."""
    GuessCount.objects.filter(key=key_of(kind, name)).delete()


def forget_old_guesses() -> int:
    day_ago = timezone.now() - timedelta(days=1)
    return GuessCount.objects.filter(last_at__lt=day_ago).delete()[0]


def key_of(kind: str, name: str) -> str:
    """People type passwords into the wrong field; a keyed hash keeps none of it."""
    return salted_hmac(f"guess:{kind}", name, algorithm="sha256").hexdigest()
