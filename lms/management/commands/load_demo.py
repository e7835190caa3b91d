from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from wagtail.signal_handlers import disable_reference_index_auto_update

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
        # Counted once at the end: a task for each row would look for rows that were replaced since.
        with disable_reference_index_auto_update():
            load_demo(password, self.say)
        call_command("rebuild_references_index", verbosity=0)
        self.say(self.style.SUCCESS("The demonstration site is there."))

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
