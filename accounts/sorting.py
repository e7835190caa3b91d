"""The order of names: one collation name for both databases, Kazakh letters in their own places."""

from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Collate, Concat

# PostgreSQL has it from ICU; `register` gives SQLite one of the same name.
KAZAKH = "kk-x-icu"

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
PLACE = {letter: 0x10000 + number for number, letter in enumerate(ALPHABET)}


def name_order(prefix: str = "") -> Collate:
    """Family name, given name, patronymic as one sortable expression; break ties by key."""
    parts = [F(f"{prefix}{name}") for name in ("family_name", "given_name", "patronymic")]
    spaced = Concat(parts[0], Value(" "), parts[1], Value(" "), parts[2])
    return Collate(spaced, KAZAKH)


def collation_key(text: str) -> tuple[list[int], str]:
    """Letters first, whatever their case; the text itself decides between equals."""
    return [PLACE.get(letter, ord(letter)) for letter in text.casefold()], text.swapcase()


def compare(one: str, other: str) -> int:
    first, second = collation_key(one), collation_key(other)
    return (first > second) - (first < second)


def register(connection: Any, **_kwargs: object) -> None:
    """Receiver of ``connection_created``."""
    if connection.vendor == "sqlite":
        connection.connection.create_collation(KAZAKH, compare)
