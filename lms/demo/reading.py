"""Owns the demonstration site's data files: how they are read and how their keys become ids."""

import uuid
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
SOURCE = "en"
TRANSLATIONS = ("ru", "kk")
LANGUAGES = (SOURCE, *TRANSLATIONS)
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://demo.example/senim/")


@cache
def read(name: str, folder: Path = FOLDER) -> Any:
    """The content of one file, such as ``site.en`` or ``police-first-response/p1.kk``."""
    text = (folder / f"{name}.yaml").read_text(encoding="utf-8")
    # As safe as safe_load, and ten times as fast.
    return yaml.load(text, Loader=yaml.CSafeLoader)


def in_all_languages(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    return {language: read(f"{name}.{language}", folder) for language in LANGUAGES}


def key_of(name: str) -> uuid.UUID:
    """The same id on every machine and in every language."""
    return uuid.uuid5(NAMESPACE, name)


def picked(texts: dict[str, Any], path: tuple) -> dict[str, Any]:
    """The part at ``path`` of the same file in each language."""
    parts = {}
    for language, value in texts.items():
        for step in path:
            value = value[step]
        parts[language] = value
    return parts


def by_language(record: dict[str, Any], name: str, field: str = "") -> dict[str, str]:
    """``{"note": {"en": …}}`` as model fields: ``{"note_en": …}``."""
    return {f"{field or name}_{language}": record[name][language] for language in LANGUAGES}
