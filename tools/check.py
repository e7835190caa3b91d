"""Everything that must hold, in one run: `make test`. The last lines say what could not run."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PY = sys.executable
NOT_RUN = ROOT / "var" / "not-run"
LOCAL_POSTGRES = "postgres://postgres@127.0.0.1:5432/postgres"

LINT = {
    "ruff": [BIN / "ruff", "check", "."],
    "format": [BIN / "ruff", "format", "--check", "--quiet", "."],
    "import contracts": [BIN / "lint-imports"],
    "types of the deeds": [BIN / "mypy"],
    "file sizes": [PY, "tools/sizes.py"],
}
DJANGO = {
    "catalogues compile": [PY, "manage.py", "compile_catalogues"],
    "catalogues complete": [PY, "manage.py", "check_catalogues"],
    "migrations complete": [PY, "manage.py", "makemigrations", "--check", "--dry-run"],
    "check --deploy": [PY, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
}
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "settings.production",
    "DJANGO_SECRET_KEY": "x" * 25 + "not-a-secret-only-for-this-check" + "0123456789",
    "SITE_URL": "https://senim.example",
    "ALLOWED_HOSTS": "senim.example",
    "DEFAULT_FROM_EMAIL": "senim@senim.example",
}


def postgres_url() -> str | None:
    """TEST_DATABASE_URL, or the server on this machine when one answers."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        return url
    try:
        socket.create_connection(("127.0.0.1", 5432), timeout=1).close()
    except OSError:
        return None
    return LOCAL_POSTGRES


def run(name: str, command: list, env: dict[str, str] | None = None) -> bool:
    began = time.monotonic()
    print(f"\n=== {name}", flush=True)
    code = subprocess.call([str(part) for part in command], cwd=ROOT, env=os.environ | (env or {}))
    print(
        f"=== {name}: {'ok' if code == 0 else 'FAILED'} ({time.monotonic() - began:.0f} s)",
        flush=True,
    )
    return code == 0


def pytest(name: str, marker: str, env: dict[str, str], *, parallel: bool) -> bool:
    command = [BIN / "pytest", "-q", "-m", marker, "-p", "no:cacheprovider"]
    return run(name, command + (["-n", "2"] if parallel else []), env | {"NOT_RUN": name})


def tests(missing: list[str]) -> list[bool]:
    url = postgres_url()
    results = [pytest("tests on SQLite", "not postgres and not browser", {}, parallel=True)]
    if url:
        env = {"DJANGO_SETTINGS_MODULE": "settings.test_postgres", "TEST_DATABASE_URL": url}
        results.append(pytest("tests on PostgreSQL", "not browser", env, parallel=True))
    else:
        missing.append("tests on PostgreSQL: no TEST_DATABASE_URL, nothing on 127.0.0.1:5432")
    if shutil.which("chromium"):
        results.append(pytest("tests in Chromium", "browser", {}, parallel=False))
    else:
        missing.append("tests in Chromium: chromium is not installed")
    return results


def skipped() -> list[str]:
    """Tests that pytest skipped, one "run: test: reason" each (tests/conftest.py writes them)."""
    files = sorted(NOT_RUN.glob("*.txt")) if NOT_RUN.exists() else []
    return [line for file in files for line in file.read_text().splitlines()]


def exempt(line: str) -> bool:
    return "shared_data" in line


def main() -> int:
    shutil.rmtree(NOT_RUN, ignore_errors=True)
    (ROOT / "var").mkdir(exist_ok=True)
    only_lint = sys.argv[1:] == ["lint"]
    results = [run(name, command) for name, command in LINT.items()]
    missing: list[str] = []
    if not only_lint:
        for name, command in DJANGO.items():
            results.append(run(name, command, PRODUCTION if name == "check --deploy" else None))
        if not shutil.which("xgettext"):
            missing.append("catalogues against the source: xgettext is not installed")
        results += tests(missing)
    missing += skipped()
    return report(results, missing)


def report(results: list[bool], missing: list[str]) -> int:
    print(f"\n{results.count(True)} passed, {results.count(False)} failed")
    print(f"Not run: {len(missing)}")
    for line in missing:
        print("  " + " ".join(line.split()))
    unexcused = [line for line in missing if not exempt(line)]
    return 1 if False in results or (unexcused and os.environ.get("CI") == "true") else 0


if __name__ == "__main__":
    sys.exit(main())
