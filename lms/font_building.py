"""One small web font with every letter of the three languages, cut from Noto Sans."""

from importlib.util import find_spec
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILY = "Noto Sans KZ"
FONT_NAME = "noto-sans-kz.woff2"
SHEET_NAME = "noto.css"
SOURCE_PACKAGE = "fontpkg_noto_sans"
SOURCE_FILE = "files/NotoSans[wdth,wght].ttf"

KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
SIGNS = "₸№–—‘’‚“”„…•−\u2009\u202f"
LATIN_1 = {*range(0x20, 0x7F), *range(0xA0, 0x100)}
CYRILLIC = set(range(0x400, 0x460))
LETTERS = LATIN_1 | CYRILLIC | {ord(letter) for letter in KAZAKH + SIGNS}
# Whose font it is and under which licence stays inside the file.
NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]
FEATURES = ["kern", "mark", "mkmk", "locl", "tnum"]

SHEET = f"""@font-face {{
  font-family: "{FAMILY}";
  src: url("{FONT_NAME}") format("woff2");
  font-weight: 400 700;
  font-style: normal;
  font-display: optional;
}}
"""


def source_font() -> Path | None:
    """The full font inside its package, or None where the package is not installed."""
    spec = find_spec(SOURCE_PACKAGE)
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / SOURCE_FILE
    return path if path.exists() else None


def build_font(source: Path, folder: Path) -> Path:
    """Write the font and its style sheet into ``folder``; repeating gives the same files."""
    folder.mkdir(parents=True, exist_ok=True)
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(subset.Options(layout_features=FEATURES, name_IDs=NAMES))
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    font = instancer.instantiateVariableFont(font, {"wdth": 100, "wght": (400, 700)})
    font.flavor = "woff2"
    target = folder / FONT_NAME
    font.save(target)
    (folder / SHEET_NAME).write_text(SHEET, encoding="utf-8")
    return target


def missing_letters(font_path: Path) -> str:
    """Letters that the languages need and the font lacks."""
    present = set(TTFont(font_path).getBestCmap())
    return "".join(chr(code) for code in sorted(LETTERS - present))
