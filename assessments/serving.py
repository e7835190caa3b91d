"""Papers as learners meet them, in the language asked for, with their own saved answers."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from assessments.models import AnswerEvent, Attempt, QuestionVersion
from assessments.replaying import answers_of

MOST_KEPT = 5_000
_kept: dict[str, QuestionVersion] = {}


def versions_of(ids: Collection[str]) -> dict[str, QuestionVersion]:
    """Versions by id, as text. They never change, so each process reads one once."""
    found = {pk: _kept[pk] for pk in ids if pk in _kept}
    missing = [pk for pk in ids if pk not in found]
    if missing:
        fresh = {str(pk): each for pk, each in QuestionVersion.objects.in_bulk(missing).items()}
        if len(_kept) + len(fresh) > MOST_KEPT:
            _kept.clear()
        _kept.update(fresh)
        found |= fresh
    return found


def language_of_all(items: Iterable[dict[str, Any]], wanted: str | None) -> str:
    """The wanted language when any question came in it, else that of the first question.

    Each question tells its own: one without the wanted language comes in its source language.
    """
    served = [item["language"] for item in items]
    return wanted if wanted and wanted in served else served[0]


def paper_of(
    attempt: Attempt, events: Iterable[AnswerEvent], *, language: str | None, at: datetime
) -> dict[str, Any]:
    """Everything a learner may know before the end, and nothing of any key."""
    versions = versions_of([drawn["version"] for drawn in attempt.drawn])
    saved = answers_of(events)
    items = []
    for drawn in attempt.drawn:
        version = versions[drawn["version"]]
        item = item_of(version.type, version.paper, drawn, language)
        items.append(item | {"saved": saved.get(drawn["slot"])})
    whole = {"language": language_of_all(items, language), "items": items}
    return standing_of_attempt(attempt, at=at) | whole


def standing_of_attempt(attempt: Attempt, *, at: datetime) -> dict[str, Any]:
    return {
        "uuid": str(attempt.pk),
        "state": "submitted" if attempt.submitted_at else "open",
        "sequence": attempt.sequence,
        "seconds_left": seconds_left(attempt, at=at),
    }


def seconds_left(attempt: Attempt, *, at: datetime) -> int | None:
    """None: untimed, or over."""
    if attempt.deadline_at is None or attempt.submitted_at:
        return None
    return max(0, int((attempt.deadline_at - at).total_seconds()))


def item_of(kind: str, paper: dict, drawn: dict, language: str | None) -> dict[str, Any]:
    """One question. It is made from the paper alone: the key is not among the arguments."""
    if language is None or language not in paper["languages"]:
        language = paper["source_language"]
    texts = paper["languages"][language]
    item = {
        "slot": drawn["slot"],
        "type": kind,
        "language": language,
        "situation": texts["situation"],
        "stem": texts["stem"],
    }
    return item | PARTS[kind](texts, paper, drawn)


def choices(texts: dict[str, str], order: Iterable[str]) -> list[dict[str, str]]:
    return [{"id": pk, "text": texts[pk]} for pk in order]


PARTS = {
    "single": lambda texts, _p, drawn: {"options": choices(texts["options"], drawn["order"])},
    "multiple": lambda texts, _p, drawn: {"options": choices(texts["options"], drawn["order"])},
    "true_false": lambda _t, _p, _d: {},
    "ordering": lambda texts, _p, drawn: {"options": choices(texts["items"], drawn["order"])},
    "matching": lambda texts, paper, drawn: {
        "left": choices(texts["left"], paper["left_ids"]),
        "right": choices(texts["right"], drawn["order"]),
    },
    "numeric": lambda texts, _p, _d: {"unit": texts["unit"]},
}
