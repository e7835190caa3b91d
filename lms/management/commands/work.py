import threading

from django_tasks_db.management.commands.db_worker import Command as WorkerCommand

from lms.working import keep_lease


class Command(WorkerCommand):
    help = "Run background tasks, saying every ten seconds that this worker is alive."

    def handle(self, *, worker_id: str, **options):
        stop = threading.Event()
        lease = threading.Thread(target=keep_lease, args=(worker_id, stop), daemon=True)
        lease.start()
        try:
            super().handle(worker_id=worker_id, **options)
        finally:
            stop.set()

    def configure_logging(self, verbosity: int) -> None:
        """The settings say what is logged; ``-v 2`` adds a line for each task."""
        if verbosity > 1:
            super().configure_logging(verbosity)
