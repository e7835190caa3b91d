import os

from django.core.management.base import BaseCommand, CommandError

from lms.serving import PortTaken, Supervisor, check_port, commands


class Command(BaseCommand):
    help = "Run the whole site on this machine: web server, task worker and clock."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
        parser.add_argument("--workers", type=int, default=2)

    def handle(self, *, host: str, port: int, workers: int, **options):
        try:
            check_port(host, port)
        except PortTaken as exc:
            message = f"Port {port} is taken. Choose another one: PORT={port + 1} make demo"
            raise CommandError(message) from exc
        self.stdout.write(f"Senim listens on http://{host}:{port}/ (stop with Ctrl+C)")
        self.stdout.flush()
        Supervisor(commands(host, port, workers), self.stdout.write).run()
        self.stdout.write("Stopped.")
