"""The printed slip: a person without e-mail sets a password with it, once."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.guessing import forget_guesses, take_guess
from accounts.identifying import by_sign_in_code, code_meant, folded
from accounts.models import CODE_ALPHABET, OneTimeSlip, User

REFUSED = _(
    "This slip cannot be used: the codes do not belong together, or it was used already, or its"
    " time is over. Ask for a new one."
)


class SlipRefused(Exception):
    """Unknown, used, expired or not this person's: nobody learns which."""


def issue_slip(person: User, *, issued_by: User | None, at: datetime) -> str:
    """Make a slip and return its code, which nobody can read again; earlier slips end."""
    code = "".join(secrets.choice(CODE_ALPHABET) for _n in range(16))
    with transaction.atomic():
        OneTimeSlip.objects.filter(user=person, used_at=None, expires_at__gt=at).update(
            expires_at=at
        )
        OneTimeSlip.objects.create(
            user=person,
            secret_hash=hash_of(code),
            issued_by=issued_by,
            issued_at=at,
            expires_at=at + timedelta(days=settings.SENIM_SLIP_DAYS),
        )
    return "-".join(code[n : n + 4] for n in range(0, 16, 4))


def find_slip(sign_in_code: str, code: str, *, at: datetime) -> OneTimeSlip:
    """The usable slip with this code, of this person.

    Raises SlipRefused, TooManyGuesses.
    """
    name = folded(code_meant(sign_in_code))
    take_guess("slip", name, at=at)
    person = by_sign_in_code(sign_in_code)
    usable = OneTimeSlip.objects.filter(
        secret_hash=hash_of(code), used_at=None, expires_at__gt=at, user__is_active=True
    )
    slip = usable.filter(user=person).select_related("user").first()
    if slip is None:
        raise SlipRefused
    forget_guesses("slip", name)
    return slip


def use_slip(slip: OneTimeSlip, password: str, *, at: datetime) -> User:
    """Set the password; of two who use a slip at once, one is refused."""
    with transaction.atomic():
        if not OneTimeSlip.objects.filter(pk=slip.pk, used_at=None).update(used_at=at):
            raise SlipRefused
        slip.user.set_password(password)
        slip.user.save(update_fields=["password"])
    return slip.user


def hash_of(code: str) -> str:
    """78 random bits, so a plain hash is enough; groups and small letters do not matter."""
    meant = "".join(code.upper().replace("-", " ").split())
    return hashlib.sha256(meant.encode()).hexdigest()
