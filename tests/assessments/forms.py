"""Question pages as a browser without script fills them in."""

from django.urls import reverse
from django.utils.translation import override


def page(attempt, name="attempt", *args, language="en") -> str:
    with override(language):
        return reverse(f"assessments:{name}", args=[attempt.pk, *args])


def as_form(response: dict) -> dict:
    """What a browser posts for this response."""
    match response:
        case {"choice": choice}:
            return {"choice": choice}
        case {"choices": choices}:
            return {"choices": choices}
        case {"order": order}:
            return {"order": order}
        case {"pairs": pairs}:
            return {f"pair-{left}": right for left, right in pairs.items()}
        case {"value": bool(value), "justification": reason}:
            return {"value": str(value).lower(), "justification": reason}
    return response


class Reader:
    """Fills in question pages as a browser without script does."""

    def __init__(self, client):
        self.client = client

    def hidden(self, attempt, slot) -> dict:
        context = self.client.get(page(attempt, "question", slot)).context
        return {
            "write_id": str(context["write_id"]),
            "sequence": context["desk"].paper["sequence"],
        }

    def post(self, attempt, slot, answer, *, tail="", **fields):
        form = self.hidden(attempt, slot) | {"then": "continue"} | answer | fields
        return self.client.post(page(attempt, "question", slot) + tail, form)


def text(reply) -> str:
    return reply.content.decode()
