"""How the API reads a body: strict JSON in UTF-8, of a depth that nothing behind it chokes on."""

import json
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

DEEPEST = 20


class StrictJSONParser(JSONParser):
    def parse(self, stream, media_type=None, parser_context=None) -> Any:
        try:
            # The charset of the header is not asked: JSON has one (RFC 8259, 8.1).
            parsed = json.loads(stream.read().decode("utf-8"), parse_constant=refuse_constant)
        except (ValueError, RecursionError) as exc:
            raise ParseError(_("The body is not valid JSON in UTF-8.")) from exc
        if is_deeper(parsed, DEEPEST):
            raise ParseError(_("The body is nested too deeply."))
        return parsed


def refuse_constant(name: str) -> None:
    """Python would read NaN and Infinity; JSON has neither."""
    raise ValueError(name)


def is_deeper(value: Any, depth: int) -> bool:
    if depth == 0:
        return isinstance(value, dict | list)
    inner = value.values() if isinstance(value, dict) else value
    return isinstance(value, dict | list) and any(is_deeper(each, depth - 1) for each in inner)
