"""Compile the message catalogues, without gettext's programs."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.reloader import translation_file_changed

from lms.catalogues import catalogue_paths, read_catalogue


class Command(BaseCommand):
    help = "Compile every .po file below LOCALE_PATHS that is newer than its .mo file."
    requires_system_checks = []

    def handle(self, **options):
        stale = [path for path in catalogue_paths() if not is_compiled(path)]
        for path in stale:
            compile_catalogue(path)
        if options["verbosity"]:
            self.stdout.write(f"{len(stale)} catalogue(s) compiled.")


def is_compiled(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime_ns >= path.stat().st_mtime_ns


def compile_catalogue(path: Path) -> None:
    """Write the .mo beside the .po in one step: a reader never meets half a file."""
    try:
        catalogue = read_catalogue(path)
    except PoFileError as error:
        raise CommandError(f"{path}: {error}") from error
    unfinished = path.with_suffix(f".mo.{os.getpid()}")
    with unfinished.open("wb") as file:
        write_mo(file, catalogue)
    compiled = unfinished.replace(path.with_suffix(".mo"))
    translation_file_changed(sender=None, file_path=compiled)  # drops what this process has read
