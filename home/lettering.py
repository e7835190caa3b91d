"""Owns the letters of our PDFs: which ones the embedded font has, and the slimmed font files."""

import hashlib
import tempfile
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import fontpkg_pt_sans
from django.conf import settings
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

# The licence reserves the name "PT Sans"; a slimmed font is a changed one and needs its own name.
FAMILY = "Senim Sans"
FACES = {"normal": "PT_Sans-Web-Regular.ttf", "bold": "PT_Sans-Web-Bold.ttf"}
FOLDER = Path(fontpkg_pt_sans.__file__).parent / "files"
# Raised when slimming changes, so that files slimmed before are not used again.
RECIPE = "1"


class MissingGlyph(Exception):
    """A text cannot be printed: the embedded font lacks some of its characters."""

    def __init__(self, text: str, characters: Iterable[str]):
        self.text = text
        self.characters = tuple(characters)
        super().__init__(f"{text!r}: {', '.join(self.names)}")

    @property
    def names(self) -> tuple[str, ...]:
        """Such as "U+1F600 GRINNING FACE": readable where the character itself is not."""
        return tuple(f"U+{ord(c):04X} {unicodedata.name(c, 'unnamed')}" for c in self.characters)


def check_glyphs(text: str) -> None:
    """Raise MissingGlyph unless every character of ``text`` can be printed as it is written.

    Composed letters are meant: a mark that stays on its own after composing has no place
    of its own in the font and counts as missing.
    """
    missing = [c for c in unicodedata.normalize("NFC", text) if not _printable(c)]
    if missing:
        raise MissingGlyph(text, dict.fromkeys(missing))


def _printable(character: str) -> bool:
    if character in "\n\r\t":
        return True
    return ord(character) in _coverage() and not unicodedata.combining(character)


@cache
def _coverage() -> frozenset[int]:
    """What both faces have."""
    maps = [set(TTFont(FOLDER / name).getBestCmap()) for name in FACES.values()]
    return frozenset(set.intersection(*maps))


@cache
def slim_faces() -> dict[str, Path]:
    """Font files without hinting and layout tables, by weight; made once and kept below var/."""
    folder = settings.VAR_DIR / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    return {weight: _slim(FOLDER / name, folder, weight) for weight, name in FACES.items()}


def _slim(source: Path, folder: Path, weight: str) -> Path:
    digest = hashlib.sha256(RECIPE.encode() + source.read_bytes()).hexdigest()[:12]
    target = folder / f"senim-sans-{weight}-{digest}.ttf"
    if not target.exists():
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as draft:
            _slimmed(source, weight).save(draft)
        Path(draft.name).chmod(0o644)
        Path(draft.name).replace(target)  # whole or not at all, whoever else is making it
    return target


def _slimmed(source: Path, weight: str) -> TTFont:
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = []
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=_coverage())
    subsetter.subset(font)
    _rename(font, weight)
    return font


def _rename(font: TTFont, weight: str) -> None:
    style = "Bold" if weight == "bold" else "Regular"
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    names = {1: FAMILY, 2: style, 3: postscript, 4: f"{FAMILY} {style}", 6: postscript}
    for name_id, text in names.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
        font["name"].setName(text, name_id, 1, 0, 0)
