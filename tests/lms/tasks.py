"""Background work for the tests of the worker."""

import os
import time
from pathlib import Path

from django_tasks import task


@task()
def slow_once(folder: str) -> None:
    """Idempotent: marks its start at each try, and its end once."""
    tries = Path(folder)
    (tries / f"try-{os.getpid()}").touch()
    if not (tries / "quick").exists():
        time.sleep(30)
    (tries / "done").open("a").write("done\n")


@task()
def fails() -> None:
    raise ValueError("not today")
