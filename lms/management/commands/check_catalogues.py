"""Is every message translated, and does every catalogue hold what the code asks for, no more and no less?"""

import os
from pathlib import Path

from babel.messages.catalog import Catalog
from django.conf import settings
from django.core.management.base import BaseCommand

from lms.catalogues import Finding, catalogue_paths, differences, findings, own_catalogues
from lms.extracting import can_extract, extract


class Command(BaseCommand):
    help = "Check the message catalogues; exit 1 when anything is wrong with them."
    requires_system_checks = []

    def handle(self, **options):
        count = sum(self.report(path, findings(path)) for path in catalogue_paths())
        if can_extract():
            count += sum(self.report(*found) for found in against_the_code(extract()))
        else:
            self.stdout.write("Stale and missing messages: not run: xgettext is not installed")
        if count:
            self.stderr.write(f"{count} finding(s) in the message catalogues.")
            raise SystemExit(1)
        self.stdout.write(self.style.SUCCESS("The message catalogues are in order."))

    def report(self, path: Path, found: list[Finding]) -> int:
        for finding in found:
            self.stderr.write(f"{os.path.relpath(path, settings.BASE_DIR)}:{finding}")
        return len(found)


def against_the_code(extracted: dict[str, Catalog]) -> list[tuple[Path, list[Finding]]]:
    return [
        (path, differences(path, catalogue))
        for domain, catalogue in extracted.items()
        for path in own_catalogues(domain)
    ]
