"""Sending what waits in the outbox: each mail is claimed first, so that it goes out at most once."""

from datetime import timedelta
from typing import Any

from django.core.mail import EmailMessage, get_connection
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import OutgoingMail

# A mail claimed longer ago than this and not marked as sent was cut off in the middle.
SENDING_TAKES = timedelta(minutes=10)


def send_waiting_mails() -> int:
    """Send what nobody has claimed yet; returns how many went out.

    A mail server that cannot be reached leaves all mails waiting. Once a mail is claimed, a
    failure leaves it among `uncertain_mails`, since it may have arrived.
    """
    waiting = OutgoingMail.objects.filter(claimed_at=None).order_by("queued_at", "pk")
    if not waiting.exists():
        return 0
    connection = get_connection()
    connection.open()
    try:
        return sum(_send_once(mail, connection) for mail in waiting)
    finally:
        connection.close()


def _send_once(mail: OutgoingMail, connection: Any) -> bool:
    unclaimed = OutgoingMail.objects.filter(pk=mail.pk, claimed_at=None)
    if not unclaimed.update(claimed_at=timezone.now()):
        return False
    claimed = OutgoingMail.objects.filter(pk=mail.pk)
    message = EmailMessage(mail.subject, mail.body, to=[mail.address], connection=connection)
    try:
        message.send()
    except Exception as exc:  # noqa: BLE001 - whatever went wrong, the next mail must go out
        claimed.update(failure=f"{type(exc).__name__}: {exc}"[:300])
        connection.close()
        connection.open()
        return False
    # The body may hold a link that opens an account: nobody needs it here any more.
    claimed.update(sent_at=timezone.now(), body="")
    return True


def uncertain_mails() -> QuerySet[OutgoingMail]:
    """Claimed, not known as sent: a person looks at them and decides."""
    cut_off = timezone.now() - SENDING_TAKES
    unsent = OutgoingMail.objects.filter(claimed_at__isnull=False, sent_at=None)
    return (unsent.exclude(failure="") | unsent.filter(claimed_at__lt=cut_off)).order_by("pk")
