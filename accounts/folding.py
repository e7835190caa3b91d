"""How texts are made comparable: case, spaces and Kazakh letters folded the same on every database."""

import unicodedata

# The letter that people type when the keyboard has no Kazakh layout.
PLAIN = str.maketrans("әғқңөұүһіё", "агкноуухие")


def fold(text: str) -> str:
    """Lower case, one space between words, Kazakh letters as their plain neighbours."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(composed.translate(PLAIN).split())
