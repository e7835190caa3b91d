"""The outbox: who is written to about what, once."""

from django.db import transaction
from django.utils.translation import override

from accounts.models import OutgoingMail, User
from accounts.tasks import send_mails


def queue_mail(recipient: User, *, key: str, subject: object, body: object) -> OutgoingMail | None:
    """Put one mail into the outbox; the same key again is harmless.

    None when the person has no address. Lazy texts are read in the recipient's language.
    """
    if not recipient.email:
        return None
    with override(recipient.interface_language):
        mail, is_new = OutgoingMail.objects.get_or_create(
            key=key,
            defaults={
                "recipient": recipient,
                "address": recipient.email,
                "language": recipient.interface_language,
                "subject": str(subject),
                "body": str(body),
            },
        )
    if is_new:
        transaction.on_commit(send_mails.enqueue)
    return mail


def send_again(mail: OutgoingMail) -> None:
    """A person decided that an uncertain mail did not arrive."""
    uncertain = OutgoingMail.objects.filter(pk=mail.pk, sent_at=None)
    if uncertain.update(claimed_at=None, failure=""):
        transaction.on_commit(send_mails.enqueue)
