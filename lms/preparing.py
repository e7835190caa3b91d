"""Owns the order in which a site is made ready: catalogues, database, static files, demonstration."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def prepare_site(say: Callable[[str], object]) -> None:
    """Safe to repeat; what is up to date costs seconds."""
    say("Compiling message catalogues …")
    call_command("compile_catalogues", verbosity=0)
    say("Preparing the database …")
    call_command("migrate", verbosity=0)
    collect_static(say)
    say("Loading the demonstration site …")
    call_command("load_demo")


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
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            path = Path(storage.path(name))
            digest.update(f"{name} {path.stat().st_size} {path.stat().st_mtime_ns}\n".encode())
    return digest.hexdigest()
