"""Answers as pages show them: rows of a form before the end, lines of text after it."""

from typing import Any

from django.utils.translation import gettext as _

Response = dict[str, Any] | None


def rows_of(item: dict[str, Any], response: Response) -> Any:
    """What the form of one question holds, with ``response`` filled in."""
    return ROWS[item["type"]](item, response or {})


def options(item: dict, response: dict) -> list[dict]:
    chosen = response.get("choices", [response.get("choice")])
    return [option | {"chosen": option["id"] in chosen} for option in item["options"]]


def ordered(item: dict, response: dict) -> list[dict]:
    text = texts(item["options"])
    order = response.get("order", [])
    if set(order) != set(text):  # nothing saved yet, or a form that was tampered with
        order = list(text)
    return [
        {"id": pk, "text": text[pk], "first": n == 0, "last": n == len(order) - 1}
        for n, pk in enumerate(order)
    ]


def matched(item: dict, response: dict) -> list[dict]:
    pairs = response.get("pairs", {})
    return [
        left
        | {
            "choices": [
                right | {"chosen": pairs.get(left["id"]) == right["id"]} for right in item["right"]
            ]
        }
        for left in item["left"]
    ]


def lines_of(item: dict[str, Any], response: Response) -> list[str]:
    """An answer in words, one line for each thing it says."""
    return LINES[item["type"]](item, response) if response else []


def in_words(item: dict[str, Any]) -> dict[str, Any]:
    """What the result page says of one question; a right answer needs no better one."""
    right = item["verdict"] == "right"
    option = texts(item.get("options", []))
    return {
        "answer_lines": lines_of(item, item["response"]),
        "best_lines": [] if right else lines_of(item, item["best_response"]),
        "feedback": [
            {"option": option.get(each["about"], ""), "text": each["text"]}
            for each in item["feedback"]
        ],
    }


def texts(choices: list[dict]) -> dict[str, str]:
    return {choice["id"]: choice["text"] for choice in choices}


def chosen_lines(item: dict, response: dict) -> list[str]:
    text = texts(item["options"])
    return [text[pk] for pk in response.get("choices") or [response.get("choice")] if pk]


def judged_lines(_item: dict, response: dict) -> list[str]:
    word = _("True") if response["value"] else _("False")
    return [word, *filter(None, [response.get("justification")])]


def pair_lines(item: dict, response: dict) -> list[str]:
    left, right = texts(item["left"]), texts(item["right"])
    return [f"{left[pk]} – {right[partner]}" for pk, partner in response["pairs"].items()]


ROWS = {
    "single": options,
    "multiple": options,
    "true_false": lambda _item, response: {
        "yes": response.get("value") is True,
        "no": response.get("value") is False,
        "justification": response.get("justification", ""),
    },
    "ordering": ordered,
    "matching": matched,
    "numeric": lambda _item, response: response.get("value", ""),
}
LINES = {
    "single": chosen_lines,
    "multiple": chosen_lines,
    "true_false": judged_lines,
    "ordering": lambda item, response: [texts(item["options"])[pk] for pk in response["order"]],
    "matching": pair_lines,
    "numeric": lambda item, response: [f"{response['value']} {item['unit']}".strip()],
}
