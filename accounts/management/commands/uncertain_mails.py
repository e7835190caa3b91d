from django.core.management.base import BaseCommand, CommandError

from accounts.mailing import uncertain_mails
from accounts.notifying import send_again


class Command(BaseCommand):
    help = "List mails that may or may not have arrived; send one again when you know it did not."

    def add_arguments(self, parser):
        parser.add_argument("--send-again", metavar="KEY", help="key of the mail to send again")

    def handle(self, *, send_again: str | None, **options):
        if send_again:
            return self.release(send_again)
        for mail in uncertain_mails():
            self.stdout.write(f"{mail.key}\t{mail.claimed_at:%Y-%m-%d %H:%M}\t{mail.failure}")
        return None

    def release(self, key: str) -> None:
        mail = uncertain_mails().filter(key=key).first()
        if mail is None:
            raise CommandError(f"No uncertain mail has the key {key}.")
        send_again(mail)
        self.stdout.write("It will be sent again.")
