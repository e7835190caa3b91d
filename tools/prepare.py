"""Make .venv hold exactly the pinned, hash-checked packages. Needs nothing but Python's own library.

Written so that old Pythons can still read it and say clearly that they are too old.
"""

import hashlib
import os
import socket
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.environ.get("VENV", os.path.join(ROOT, ".venv"))


def fail(line):
    sys.stderr.write(line + "\n")
    sys.exit(2)


def check_python():
    if sys.version_info < (3, 11):
        found = ".".join(str(n) for n in sys.version_info[:3])
        fail("Senim needs Python 3.11 or newer; this is %s. Try: PYTHON=python3.11 make …" % found)


def check_port(port):
    try:
        number = int(port)
        if not 0 < number < 65536:
            raise ValueError
    except ValueError:
        fail("PORT must be a number from 1 to 65535, not %r." % port)
    probe = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind(("127.0.0.1", number))
    except OSError:
        fail("Port %s is taken. Choose another one: PORT=%d make demo" % (port, number + 1))
    finally:
        probe.close()


def install(requirements):
    with open(os.path.join(ROOT, requirements), "rb") as file:
        wanted = hashlib.sha256(file.read() + sys.version.encode()).hexdigest()
    stamp = os.path.join(VENV, "installed-" + requirements)
    if os.path.exists(stamp):
        with open(stamp) as file:
            if file.read() == wanted:
                return
    python = os.path.join(VENV, "bin", "python")
    if not os.path.exists(python):
        print("Making a virtual environment in %s …" % VENV, flush=True)
        if subprocess.call([sys.executable, "-m", "venv", VENV]):
            fail("Python's venv module is missing. On Debian: apt-get install python3-venv")
    print(
        "Installing packages from %s (about a minute the first time) …" % requirements, flush=True
    )
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--require-hashes", "--no-deps", "--progress-bar", "off"]
    if subprocess.call(command + ["-r", os.path.join(ROOT, requirements)]):
        fail("The packages could not be installed; the lines above say why.")
    with open(stamp, "w") as file:
        file.write(wanted)


if __name__ == "__main__":
    check_python()
    if "--port" in sys.argv:
        check_port(os.environ.get("PORT") or "8000")
    install("requirements-dev.txt" if "--dev" in sys.argv else "requirements.txt")
