"""What makes two contents the same: one canonical form and its SHA-256."""

import hashlib
import json
import unicodedata
from decimal import Decimal
from typing import Any


def digest_of(content: Any) -> str:
    """Hex digest of JSON-like content, whatever the order of its keys or the style of its text."""
    canonical = json.dumps(tidy(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def tidy(content: Any) -> Any:
    """Texts without stray space, composed; decimals without needless zeros, as strings."""
    match content:
        case str():
            return tidy_text(content)
        case Decimal():
            return plain(content)
        case dict():
            return {str(key): tidy(value) for key, value in content.items()}
        case list() | tuple():
            return [tidy(value) for value in content]
    return content


def tidy_text(text: str) -> str:
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip().split("\n")
    return "\n".join(line.rstrip() for line in lines)


def plain(number: Decimal) -> str:
    """``72``, ``72.00`` and ``7.2E+1`` are one number: "72"."""
    text = f"{number + 0:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
