import os
import shutil
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from lms.demo import SIGN_INS
from lms.preparing import prepare_site


class Command(BaseCommand):
    help = "Set up the demonstration site (kept when it is there) and serve it on this machine."

    def add_arguments(self, parser):
        parser.add_argument("--reset", action="store_true", help="throw its data away first")

    def handle(self, *, reset: bool, **options):
        if reset:
            self.say("Removing the demonstration site …")
            forget_site()
        prepare_site(self.say)
        self.say(f"Sign-ins (password {settings.DEMO_PASSWORD}):")
        for name in SIGN_INS:
            self.say(f"  {name}@demo.example")
        # A fresh process: it must not inherit what preparing has loaded.
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "serve"]
        os.execv(command[0], [*command, "--port", str(settings.PORT)])  # noqa: S606

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def forget_site() -> None:
    """Empty the database and the files of this machine's own site; nothing that lies elsewhere."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        for suffix in ("", "-wal", "-shm"):
            (settings.VAR_DIR / f"senim.sqlite3{suffix}").unlink(missing_ok=True)
    else:
        call_command("flush", interactive=False, verbosity=0)
    for name in ("media", "cache"):
        shutil.rmtree(settings.VAR_DIR / name, ignore_errors=True)
