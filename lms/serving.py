"""Owns the processes of one machine: web server, task worker and clock, started and ended together."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable

from django.conf import settings

GRACE = 15  # seconds a process has to finish its work


class PortTaken(Exception):
    """Somebody else listens on the port."""


def check_port(host: str, port: int) -> None:
    """Raises PortTaken when the address cannot be bound."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as exc:
            raise PortTaken(str(exc)) from exc


def commands(host: str, port: int, workers: int) -> dict[str, list[str]]:
    """The three programs of a one-machine site, by name."""
    manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
    gunicorn = [
        sys.executable,
        "-m",
        "gunicorn",
        "lms.wsgi:application",
        "--bind",
        f"{host}:{port}",
        # A slow phone that takes a recording holds one thread, not the worker.
        "--threads",
        "4",
    ]
    return {
        "web": [*gunicorn, "--workers", str(workers), "--log-level", "warning"],
        "worker": [*manage, "work", "--no-reload"],
        "tick": [*manage, "tick", "--every", "60"],
    }


class Supervisor:
    """Keeps the programs running; a program that dies is started again after a second."""

    def __init__(self, programs: dict[str, list[str]], say: Callable[[str], object]):
        self.programs = programs
        self.say = say
        self.stopping = False
        self.children: dict[str, subprocess.Popen[bytes]] = {}

    def run(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        for name in self.programs:
            self._start(name)
        while not self.stopping:
            self._restart_the_dead()
            time.sleep(0.5)
        self._end()

    def _start(self, name: str) -> None:
        self.children[name] = subprocess.Popen(self.programs[name], cwd=settings.BASE_DIR)  # noqa: S603

    def _restart_the_dead(self) -> None:
        for name, child in list(self.children.items()):
            if child.poll() is not None and not self.stopping:
                self.say(f"{name} ended with {child.returncode}; starting it again")
                time.sleep(1)
                self._start(name)

    def _stop(self, *_args: object) -> None:
        self.stopping = True

    def _end(self) -> None:
        for child in self.children.values():
            child.terminate()
        deadline = time.monotonic() + GRACE
        for child in self.children.values():
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
