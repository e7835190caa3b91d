"""Which messages the product's code and templates ask for, read by gettext from a temporary copy."""

import contextlib
import shutil
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import makemessages

DOMAINS = {"django": {".py", ".html", ".txt"}, "djangojs": {".js"}}
ENGLISH_PLURAL = b"nplurals=2; plural=(n != 1);"
SUFFIXES = frozenset().union(*DOMAINS.values())


class Extraction(makemessages.Command):
    """Django's extraction, into the folder `locale` of the current directory alone."""

    settings_available = False


def can_extract() -> bool:
    return all(shutil.which(program) for program in ("xgettext", "msguniq"))


def extract() -> dict[str, Catalog]:
    """The messages of every app of the product, by domain. Nothing is written into the project.

    Django's command leaves files beside the templates while it runs, hence the copy.
    """
    with TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("locale").mkdir()
        for source in own_apps():
            shutil.copytree(source, source.name, ignore=all_but_sources)
        return {domain: extract_domain(domain) for domain in DOMAINS}


def own_apps() -> list[Path]:
    found = (Path(app.path) for app in apps.get_app_configs())
    return sorted(path for path in found if path.parent == settings.BASE_DIR)


def all_but_sources(folder: str, names: list[str]) -> set[str]:
    return {
        name
        for name in names
        if name in {"migrations", "__pycache__"}
        or ((path := Path(folder, name)).is_file() and path.suffix not in SUFFIXES)
    }


def extract_domain(domain: str) -> Catalog:
    """Expects to stand in the copy. A domain without messages gives an empty catalogue."""
    call_command(Extraction(), domain=domain, keep_pot=True, locale=["en"], verbosity=0)
    template = Path("locale", f"{domain}.pot")
    if not template.exists():
        return Catalog()
    # gettext leaves the number of plural forms open here; each language's own file has it.
    text = template.read_bytes().replace(b"nplurals=INTEGER; plural=EXPRESSION;", ENGLISH_PLURAL)
    return read_po(BytesIO(text))
