"""The state of an attempt as a pure function of its events."""

from collections.abc import Iterable
from typing import Any

from assessments.models import AnswerEvent

Kind = AnswerEvent.Kind


def answers_of(events: Iterable[AnswerEvent]) -> dict[int, dict[str, Any] | None]:
    """The last saved response of each slot; None where it was cleared."""
    saved = [event for event in events if event.kind == Kind.ANSWER]
    saved.sort(key=lambda event: event.sequence)
    return {event.slot: event.response for event in saved if event.slot is not None}


def flags_of(events: Iterable[AnswerEvent]) -> set[int]:
    """Slots flagged to be checked later."""
    flags = [event for event in events if event.kind == Kind.FLAG]
    last = {event.slot: event.response for event in flags if event.slot is not None}
    return {slot for slot, response in last.items() if response and response["flagged"]}


def extensions_of(events: Iterable[AnswerEvent]) -> int:
    return sum(event.kind == Kind.EXTENSION for event in events)
