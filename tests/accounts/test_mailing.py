"""The outbox: queued once, claimed before it is sent, never sent twice by itself."""

from io import StringIO

import pytest
from django.core import mail as mailbox
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils.translation import gettext_lazy as _

from accounts.mailing import send_waiting_mails, uncertain_mails
from accounts.models import OutgoingMail
from accounts.notifying import queue_mail

pytestmark = pytest.mark.django_db


class Refusing(EmailBackend):
    """Takes the connection, then breaks at one address."""

    def send_messages(self, messages):
        if messages[0].to == ["broken@example.kz"]:
            raise TimeoutError("no answer")
        return super().send_messages(messages)


class Unreachable(EmailBackend):
    def open(self):
        raise ConnectionRefusedError


def queued(learner, key="reminder:1"):
    return queue_mail(learner, key=key, subject="Hello", body="A secret link")


def test_a_mail_goes_out_once(learner):
    queued(learner)
    queued(learner)

    assert [send_waiting_mails(), send_waiting_mails()] == [1, 0]

    assert [(sent.to, sent.subject, sent.body) for sent in mailbox.outbox] == [
        ([learner.email], "Hello", "A secret link")
    ]


def test_it_leaves_by_itself_after_the_commit(learner, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        queued(learner)

    assert len(mailbox.outbox) == 1


def test_what_was_sent_keeps_no_secret(learner):
    queued(learner)
    send_waiting_mails()

    sent = OutgoingMail.objects.get()
    assert (sent.body, sent.subject, sent.sent_at is None) == ("", "Hello", False)


def test_nobody_without_an_address_is_written_to(learner):
    learner.email = None

    assert queued(learner) is None
    assert OutgoingMail.objects.count() == 0


def test_lazy_words_are_read_in_the_recipients_language(learner):
    learner.interface_language = "ru"

    mail = queue_mail(learner, key="k", subject=_("Monday"), body=_("Tuesday"))

    assert (mail.subject, mail.body, mail.language) == ("Понедельник", "Вторник", "ru")


def test_an_unreachable_server_leaves_mails_waiting(learner, settings):
    queued(learner)
    settings.EMAIL_BACKEND = f"{__name__}.Unreachable"
    with pytest.raises(ConnectionRefusedError):
        send_waiting_mails()

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_waiting_mails() == 1


def test_an_uncertain_mail_waits_for_a_person_and_the_others_go_on(learner, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    first = queued(learner, "reminder:1")
    OutgoingMail.objects.filter(pk=first.pk).update(address="broken@example.kz")
    queued(learner, "reminder:2")

    assert [send_waiting_mails(), send_waiting_mails()] == [1, 0]

    assert [(mail.key, mail.failure) for mail in uncertain_mails()] == [
        ("reminder:1", "TimeoutError: no answer")
    ]


def test_a_person_lists_uncertain_mails_and_sends_one_again(learner, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    mail = queued(learner)
    OutgoingMail.objects.update(address="broken@example.kz")
    send_waiting_mails()
    out = StringIO()

    call_command("uncertain_mails", stdout=out)
    call_command("uncertain_mails", send_again=mail.key, stdout=StringIO())

    assert out.getvalue().split("\t")[0] == "reminder:1"
    OutgoingMail.objects.update(address=learner.email)
    assert (send_waiting_mails(), len(mailbox.outbox)) == (1, 1)
    with pytest.raises(CommandError, match="No uncertain mail"):
        call_command("uncertain_mails", send_again=mail.key)
