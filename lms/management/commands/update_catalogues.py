"""Bring the catalogues of the product up to date with its code; translations and review marks stay."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from django.core.management.base import BaseCommand, CommandError

from lms.catalogues import (
    key_of,
    messages_of,
    own_catalogues,
    read_catalogue,
    review_marks,
)
from lms.extracting import can_extract, extract

# Headers that say nothing here and would differ at each run.
NOISE = tuple(
    f'"{header}:'.encode()
    for header in (
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    )
)


class Command(BaseCommand):
    help = "Add new messages to locale/ and retire those no longer in use. Needs gettext."
    requires_system_checks = []

    def handle(self, **options):
        if not can_extract():
            raise CommandError("xgettext is not installed: install the package gettext.")
        changed = [
            path
            for domain, extracted in extract().items()
            for path in own_catalogues(domain)
            if (extracted or path.exists()) and update(path, extracted)
        ]
        for path in changed:
            self.stdout.write(f"updated: {path}")
        self.stdout.write(f"{len(changed)} catalogue(s) changed.")


def update(path: Path, extracted: Catalog) -> bool:
    """Merge; True when the file changed. No translation is guessed from a similar message."""
    catalogue = read_catalogue(path)
    marks = {key_of(message): review_marks(message) for message in messages_of(catalogue)}
    catalogue.update(extracted, no_fuzzy_matching=True, update_creation_date=False)
    for message in messages_of(catalogue):
        marked = marks.get(key_of(message), [])
        message.auto_comments = [*without(marked, message.auto_comments), *marked]
        message.user_comments = without(marked, message.user_comments)
    return write(path, catalogue)


def without(marks: list[str], comments: list[str]) -> list[str]:
    return [comment for comment in comments if comment not in marks]


def write(path: Path, catalogue: Catalog) -> bool:
    text = BytesIO()
    write_po(text, catalogue, width=100, include_lineno=False)
    lines = text.getvalue().splitlines(keepends=True)
    content = b"".join(line for line in lines if not line.startswith(NOISE)).strip() + b"\n"
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True
