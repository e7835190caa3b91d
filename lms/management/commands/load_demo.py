from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lms.demo.loading import load_demo


class Command(BaseCommand):
    help = "Build the demonstration site; what is there already is kept. Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("--password", help="password of all demonstration sign-ins")

    def handle(self, *, password: str | None, **options):
        if not settings.SENIM_ALLOW_DEMONSTRATION:
            raise CommandError(
                "This is not a demonstration site: SENIM_ALLOW_DEMONSTRATION is off."
            )
        password = password or getattr(settings, "DEMO_PASSWORD", None)
        if not password:
            raise CommandError("Give the password of the sign-ins: --password …")
        load_demo(password, self.say)
        self.say(self.style.SUCCESS("The demonstration site is there."))

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
