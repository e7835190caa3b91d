"""A real site in a folder of its own: demonstration data, gunicorn, task worker, clock, Chromium."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.people import LANGUAGES, emails

ROOT = Path(__file__).parent.parent.parent
PASSWORD = "Browser-walk-2026"


class Site:
    """A running demonstration site and the commands that reach into it."""

    def __init__(self, folder: Path):
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://localhost:{self.port}"
        self.process: subprocess.Popen | None = None

    @property
    def env(self) -> dict[str, str]:
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "settings.dev",
            "SENIM_VAR": str(self.folder),
            "PORT": str(self.port),
            "DEMO_PASSWORD": PASSWORD,
            "ALLOWED_HOSTS": "localhost,127.0.0.1",
        }

    def run(self, *words: str) -> str:
        """Python with the site's own settings; returns what it printed."""
        command = [sys.executable, *words]
        done = subprocess.run(
            command, cwd=ROOT, env=self.env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self) -> None:
        command = [sys.executable, "manage.py", "demo"]
        with (self.folder / "server.log").open("a") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.env, stdout=log, stderr=log)
        self.wait_until_ready()

    def wait_until_ready(self, seconds: float = 300) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            assert self.process.poll() is None, (self.folder / "server.log").read_text()
            try:
                urllib.request.urlopen(f"{self.url}/readyz")
            except OSError:
                time.sleep(0.3)
            else:
                return
        raise AssertionError(
            "the site did not come up: " + (self.folder / "server.log").read_text()
        )

    def kill_web(self) -> None:
        """kill -9 of every web process; the supervisor starts a new one."""
        children = subprocess.run(
            ["pgrep", "-f", f"gunicorn.*127.0.0.1:{self.port}"],
            capture_output=True,
            text=True,
            check=True,
        )
        for pid in children.stdout.split():
            os.kill(int(pid), signal.SIGKILL)
        time.sleep(1)
        self.wait_until_ready(30)

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(30)


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    site = Site(folder)
    site.start()
    site.run("-m", "tests.browser.walkers")
    yield site
    code = site.stop()
    shutil.rmtree(folder, ignore_errors=True)
    assert code == 0, "the site must end cleanly on SIGTERM"


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser: Browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def officers():
    """The next fresh officer who reads in a language: `officers("kk")`."""
    waiting = {code: iter(emails(code)) for code in LANGUAGES}
    return lambda language: next(waiting[language])
