"""Owns the order in which a site is made ready: catalogues, database, static files, demonstration."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from accounts.models import User
from lms.demo import SIGN_INS

DEMONSTRATION = Path(__file__).parent / "demo"


def prepare_site(say: Callable[[str], object]) -> None:
    """Safe to repeat; what is up to date costs seconds."""
    say("Compiling message catalogues …")
    call_command("compile_catalogues", verbosity=0)
    say("Preparing the database …")
    call_command("migrate", verbosity=0)
    collect_static(say)
    load_demonstration(say)


def load_demonstration(say: Callable[[str], object]) -> None:
    """Build it when its data files have changed, or when its sign-ins are not those of this database."""
    stamp = settings.VAR_DIR / "demonstration"
    files = [
        path for path in sorted(DEMONSTRATION.rglob("*")) if path.suffix in {".py", ".yaml", ".svg"}
    ]
    wanted = _digest((str(path.relative_to(DEMONSTRATION)), path) for path in files)
    if (
        stamp.exists()
        and stamp.read_text() == wanted
        and _everybody_signs_in(settings.DEMO_PASSWORD)
    ):
        return
    say("Loading the demonstration site …")
    call_command("load_demo")
    stamp.write_text(wanted)


def _everybody_signs_in(password: str) -> bool:
    emails = [f"{name}@demo.example" for name in SIGN_INS]
    people = list(User.objects.filter(email__in=emails))
    return len(people) == len(emails) and all(each.check_password(password) for each in people)


def collect_static(say: Callable[[str], object]) -> None:
    """Compress and name static files by their content, when any of them changed."""
    call_command("build_fonts")  # first: its files are among those that are compared
    stamp = settings.STATIC_ROOT / "collected"
    wanted = _digest_of_sources()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("Compressing style sheets and scripts (about twenty seconds the first time) …")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(wanted)


def _digest_of_sources() -> str:
    found = (entry for finder in get_finders() for entry in finder.list([]))
    return _digest((name, Path(storage.path(name))) for name, storage in found)


def _digest(files: Iterable[tuple[str, Path]]) -> str:
    digest = hashlib.sha256()
    for name, path in files:
        digest.update(f"{name} {path.stat().st_size} {path.stat().st_mtime_ns}\n".encode())
    return digest.hexdigest()
