"""Whether a response can be an answer to the question it came for; right or not is another matter."""

import json
from collections.abc import Callable, Collection
from typing import Any

from django.utils.translation import gettext as _

from assessments.refusals import BadResponse
from assessments.scoring import number_from

MOST_BYTES = 10_000
MOST_LETTERS = 2_000
FIELDS = {
    "single": {"choice"},
    "multiple": {"choices"},
    "true_false": {"value", "justification"},
    "ordering": {"order"},
    "matching": {"pairs"},
    "numeric": {"value"},
}


def checked(kind: str, paper: dict[str, Any], response: Any) -> dict[str, Any] | None:
    """The response as it is kept; None clears the answer. Raises BadResponse naming the field."""
    if response is None:
        return None
    if len(json.dumps(response).encode()) > MOST_BYTES:
        raise BadResponse("response", _("The response is too large."))
    if not isinstance(response, dict):
        raise BadResponse("response", _("The response must be an object."))
    for name in response:
        if name not in FIELDS[kind]:
            raise BadResponse("response", _("A question of this type has no such field."))
    return CHECKS[kind](paper, response)


def one(paper: dict, response: dict) -> dict:
    return {"choice": known("choice", response.get("choice"), paper["ids"])}


def several(paper: dict, response: dict) -> dict:
    chosen = distinct("choices", response.get("choices"), paper["ids"])
    return {"choices": sorted(chosen)}


def judgement(paper: dict, response: dict) -> dict:
    value = response.get("value")
    if not isinstance(value, bool):
        raise BadResponse("value", _("Answer true or false."))
    return {"value": value, "justification": text(response.get("justification", ""))}


def order(paper: dict, response: dict) -> dict:
    ids = distinct("order", response.get("order"), paper["ids"])
    if len(ids) < len(paper["ids"]):
        raise BadResponse("order", _("Name every item once."))
    return {"order": ids}


def pairs(paper: dict, response: dict) -> dict:
    answered = response.get("pairs")
    if not isinstance(answered, dict):
        raise BadResponse("pairs", _("Name pairs of a left and a right id."))
    for left, right in answered.items():
        known("pairs", left, paper["left_ids"])
        known("pairs", right, paper["ids"])
    return {"pairs": answered}


def number(paper: dict, response: dict) -> dict:
    value = response.get("value")
    written = str(value).strip() if isinstance(value, str | int | float) else ""
    try:
        number_from(written)
    except ValueError:
        raise BadResponse("value", _("Write a number, such as 72 or 72,5.")) from None
    return {"value": written}


def known(field: str, value: Any, ids: Collection[str]) -> str:
    if not isinstance(value, str) or value not in ids:
        raise BadResponse(field, _("This is not one of the choices."))
    return value


def distinct(field: str, values: Any, ids: Collection[str]) -> list[str]:
    if not isinstance(values, list):
        raise BadResponse(field, _("Name a list of ids."))
    chosen = [known(field, value, ids) for value in values]
    if len(set(chosen)) < len(chosen):
        raise BadResponse(field, _("Name each id once."))
    return chosen


def text(value: Any) -> str:
    """Free text that any database can keep."""
    if not isinstance(value, str):
        raise BadResponse("justification", _("Write text."))
    if len(value) > MOST_LETTERS:
        words = _("Write at most %(count)s characters.") % {"count": MOST_LETTERS}
        raise BadResponse("justification", words)
    if "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise BadResponse("justification", _("The text has characters that cannot be kept."))
    return value


CHECKS: dict[str, Callable[[dict, dict], dict]] = {
    "single": one,
    "multiple": several,
    "true_false": judgement,
    "ordering": order,
    "matching": pairs,
    "numeric": number,
}
