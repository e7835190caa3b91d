"""Withdrawing a certificate: once, with a reason and a name; nothing is ever deleted."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from certificates.models import Certificate
from courses.enrolling import withdraw_cycle


class AlreadyWithdrawn(Exception):
    """The first withdrawal stands."""


@transaction.atomic
def revoke(certificate: Certificate, reason: str, by: User) -> Certificate:
    """From now on the public check says "Withdrawn". Raises AlreadyWithdrawn, ValueError.

    The holder may take the course again at once: the cycle is withdrawn with its certificate.
    The reason is for the record and for the holder; strangers do not see it.
    """
    if not reason.strip():
        raise ValueError("a withdrawal needs a reason")
    changed = Certificate.objects.filter(pk=certificate.pk, revoked_at=None).update(
        revoked_at=timezone.now(), revocation_reason=reason.strip()[:300], revoked_by=by
    )
    if not changed:
        raise AlreadyWithdrawn(certificate.serial)
    withdraw_cycle(certificate.record.enrolment)
    certificate.refresh_from_db()
    return certificate
