"""A forgotten password: who is written to, and how often anybody may ask."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.guessing import TooManyGuesses, take_guess
from accounts.identifying import folded
from accounts.models import OutgoingMail, User
from accounts.notifying import queue_mail


def people_with_address(address: str) -> list[User]:
    return list(User.objects.filter(email=address, is_active=True))


def may_ask_for_reset(address: str, *, at: datetime) -> bool:
    try:
        take_guess("reset", folded(address), at=at)
    except TooManyGuesses:
        return False
    return True


def mail_reset_link(
    person: User, *, uid: str, key: str, site: str, at: datetime
) -> OutgoingMail | None:
    """``site`` is the address of this site without a path."""
    with override(person.interface_language):
        address = site + reverse(
            "account_reset_password_from_key", kwargs={"uidb36": uid, "key": key}
        )
        return queue_mail(
            person,
            key=f"password-reset:{person.pk}:{at:%Y%m%d%H%M%S%f}",
            subject=_("Set a new password"),
            body=_(
                "Somebody asked to set a new password for your account. If it was you, open this"
                " address within 4 hours:\n\n%(address)s\n\nIf it was not you, do nothing: your"
                " password stays as it is."
            )
            % {"address": address},
        )
