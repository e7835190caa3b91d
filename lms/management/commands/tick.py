import signal
import threading

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from lms.ticking import tick


class Command(BaseCommand):
    help = "Run the periodic jobs that are due. Safe to run from many places at once."

    def add_arguments(self, parser):
        parser.add_argument("--every", type=int, help="go on, every so many seconds")

    def handle(self, *, every: int | None, **options):
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_args: stop.set())
        while not stop.is_set():
            for job in tick(timezone.now()):
                self.stdout.write(f"ran {job}")
            close_old_connections()
            if not every or stop.wait(every):
                return
