"""`manage.py serve` as an operator meets it."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_a_taken_port_is_one_clear_line():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = subprocess.run(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "settings.dev"},
            check=False,
        )

    assert result.returncode == 1
    expected = f"CommandError: Port {port} is taken. Choose another one: PORT={port + 1} make demo"
    assert result.stderr.strip().splitlines() == [expected]


def test_preparing_says_when_python_is_too_old_or_the_port_is_not_a_number():
    code = "import sys; sys.version_info = (3, 9, 2); import runpy; runpy.run_path('tools/prepare.py', run_name='__main__')"
    old = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    bad = subprocess.run(
        [sys.executable, "tools/prepare.py", "--port"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"PORT": "eighty"},
        check=False,
    )

    assert (old.returncode, old.stderr) == (
        2,
        "Senim needs Python 3.11 or newer; this is 3.9.2. Try: PYTHON=python3.11 make …\n",
    )
    assert (bad.returncode, bad.stderr) == (
        2,
        "PORT must be a number from 1 to 65535, not 'eighty'.\n",
    )


def test_the_supervisor_restarts_what_dies_and_ends_what_it_started(tmp_path):
    script = f"""
import django, sys
sys.path.insert(0, {str(ROOT)!r})
django.setup()
from lms.serving import Supervisor
count = "import pathlib, time; p = pathlib.Path({str(tmp_path / "starts")!r}); p.open('a').write('x'); "
programs = {{
    "dies once": [sys.executable, "-c", count + "time.sleep(0 if p.read_text() == 'x' else 60)"],
    "stays": [sys.executable, "-c", "import time; time.sleep(60)"],
}}
Supervisor(programs, lambda line: print(line, flush=True)).run()
print("ended", flush=True)
"""
    child = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "settings.test"},
    )
    first = child.stdout.readline()
    while (tmp_path / "starts").read_text() != "xx":
        pass
    child.send_signal(signal.SIGTERM)
    rest, _errors = child.communicate(timeout=30)

    assert first == "dies once ended with 0; starting it again\n"
    assert (rest, child.returncode) == ("ended\n", 0)
