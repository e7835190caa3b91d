from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.identifying import person_named
from accounts.inviting import issue_slip


class Command(BaseCommand):
    help = "Make a one-time slip for a person and print its two codes. The second is shown once."

    def add_arguments(self, parser):
        parser.add_argument("person", help="sign-in code or e-mail")

    def handle(self, *, person: str, **options):
        found = person_named(person)
        if found is None or not found.is_active:
            raise CommandError(f"Nobody active is known as {person}.")
        code = issue_slip(found, issued_by=None, at=timezone.now())
        self.stdout.write(f"sign-in code: {found.sign_in_code}\none-time code: {code}")
