"""Reading what a question page posts: the answer as the deeds take it, and which write it is."""

import uuid
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

NEVER_CURRENT = -1


def response_from(item: dict[str, Any], data: QueryDict) -> dict[str, Any] | None:
    """The posted answer, unchecked; None when the page was left empty or cleared."""
    if data.get("then") == "clear":
        return None
    return READERS[item["type"]](item, data)


def chosen(_item: dict, data: QueryDict) -> dict | None:
    return {"choice": data["choice"]} if data.get("choice") else None


def several(_item: dict, data: QueryDict) -> dict | None:
    choices = data.getlist("choices")
    return {"choices": choices} if choices else None


def judged(_item: dict, data: QueryDict) -> dict | None:
    value = {"true": True, "false": False}.get(data.get("value", ""))
    reason = data.get("justification", "").replace("\r\n", "\n").strip()
    return None if value is None and not reason else {"value": value, "justification": reason}


def ordered(_item: dict, data: QueryDict) -> dict | None:
    order = data.getlist("order")
    way, _colon, moved = data.get("move", "").partition(":")
    if moved in order:
        step = -1 if way == "up" else 1
        place = order.index(moved)
        other = min(max(place + step, 0), len(order) - 1)
        order[place], order[other] = order[other], order[place]
    return {"order": order} if order else None


def matched(item: dict, data: QueryDict) -> dict | None:
    pairs = {left["id"]: data.get(f"pair-{left['id']}") for left in item["left"]}
    pairs = {left: right for left, right in pairs.items() if right}
    return {"pairs": pairs} if pairs else None


def numbered(_item: dict, data: QueryDict) -> dict | None:
    value = data.get("value", "").strip()
    return {"value": value} if value else None


READERS = {
    "single": chosen,
    "multiple": several,
    "true_false": judged,
    "ordering": ordered,
    "matching": matched,
    "numeric": numbered,
}


def write_id_from(data: QueryDict) -> uuid.UUID:
    """Minted with the page, so that a form sent twice is one write."""
    try:
        return uuid.UUID(data.get("write_id", ""))
    except ValueError:
        return uuid.uuid4()


def sequence_from(data: QueryDict) -> int:
    text = data.get("sequence", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else NEVER_CURRENT


class FaultForm(forms.Form):
    """One refused field, so that the summary of errors can name it and lead to it."""

    LABELS = {"justification": _("Your reason"), "confirm": _("Submit")}
    SINGLE_CONTROLS = {"justification", "confirm"}

    def __init__(self, field: str, words: str, *, grouped: bool = False):
        super().__init__({})
        widget = forms.RadioSelect() if grouped else forms.TextInput()
        label = self.LABELS.get(field, _("Your answer"))
        self.fields[field] = forms.CharField(label=label, required=False, widget=widget)
        self.add_error(field, words)
