"""What a learner gets back after the end: marks, a better answer, the reason, its sources."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from assessments.models import AnswerEvent, Attempt, AttemptResult, QuestionVersion
from assessments.replaying import answers_of
from assessments.scoring import number_from, percent
from assessments.serving import item_of, language_of_all, versions_of

HIDDEN: dict[str, Any] = {
    "best_response": None,
    "feedback": [],
    "rubric": "",
    "explanation": "",
    "sources": [],
    "awaits_expert": False,
}


def result_of(
    attempt: Attempt, result: AttemptResult, events: Iterable[AnswerEvent], *, language: str | None
) -> dict[str, Any]:
    """Keys are told when the attempt's policy says so: always, or only when it was passed."""
    versions = versions_of([drawn["version"] for drawn in attempt.drawn])
    told = result.passed or attempt.reveal == Attempt.Reveal.ALWAYS
    saved = answers_of(events)
    items = [
        marked_item(versions[drawn["version"]], drawn, earned, saved, language, told=told)
        for drawn, earned in zip(attempt.drawn, result.marks, strict=True)
    ]
    return {
        "uuid": str(attempt.pk),
        "score": str(result.score),
        "max_score": str(result.max_score),
        "percent": str(percent(result.score, result.max_score)),
        "passed": result.passed,
        "pass_mark": attempt.pass_mark,
        "practice": attempt.practice,
        "answers_shown": told,
        "submitted_at": attempt.submitted_at,
        "language": language_of_all(items, language),
        "items": items,
    }


def marked_item(
    version: QuestionVersion,
    drawn: dict,
    earned: dict,
    saved: dict,
    language: str | None,
    *,
    told: bool,
) -> dict[str, Any]:
    item = item_of(version.type, version.paper, drawn, language)
    response = saved.get(drawn["slot"])
    return (
        item
        | {
            "response": response,
            "points": earned["points"],
            "max_points": earned["max"],
            "verdict": verdict(response, earned),
            "lesson_key": version.key["lesson_key"],
        }
        | (taught(version, response, item["language"]) if told else HIDDEN)
    )


def verdict(response: dict | None, earned: dict) -> str:
    if response is None:
        return "not_answered"
    if earned["points"] == earned["max"]:
        return "right"
    return "other" if float(earned["points"]) == 0 else "partly"


def taught(version: QuestionVersion, response: dict | None, language: str) -> dict[str, Any]:
    texts = version.key["languages"][language]
    right = version.key["right"]
    told = TOLD[version.type](right, response) if response else []
    feedback = texts.get("feedback", {})
    return {
        "best_response": BEST[version.type](right),
        "feedback": [
            {"about": about, "text": feedback[about]} for about in told if feedback.get(about)
        ],
        "rubric": texts.get("rubric", ""),
        "explanation": texts["explanation"],
        "sources": [source_in(language, source) for source in version.key["sources"]],
        "awaits_expert": version.awaits_expert,
    }


def source_in(language: str, source: dict) -> dict[str, Any]:
    return {
        "key": source["key"],
        "kind": source["kind"],
        "mark": source["mark"],
        "awaits_expert": source["awaits_expert"],
        "citation": source["citations"].get(language) or source["citations"]["en"],
        "note": source["notes"].get(language, ""),
        "url": source["url"],
    }


def about_number(right: dict, response: dict) -> list[str]:
    """Which way a number missed."""
    from_right = number_from(response["value"]) - Decimal(right["value"])
    if abs(from_right) <= Decimal(right["tolerance"]):
        return []
    return ["low" if from_right < 0 else "high"]


# In the shape of a response, so that pages show both the same way.
BEST = {
    "single": lambda right: {"choice": right["correct"][0]},
    "multiple": lambda right: {"choices": right["correct"]},
    "true_false": lambda right: {"value": right["truth"]},
    "ordering": lambda right: {"order": [pk for group in right["order"] for pk in group]},
    "matching": lambda right: {"pairs": right["pairs"]},
    "numeric": lambda right: {"value": right["value"]},
}
# Which pieces of feedback a response calls for.
TOLD = {
    "single": lambda _right, response: [response["choice"]],
    "multiple": lambda right, response: [*dict.fromkeys(response["choices"] + right["correct"])],
    "true_false": lambda _right, response: ["true" if response["value"] else "false"],
    "ordering": lambda _right, _response: [],
    "matching": lambda _right, _response: [],
    "numeric": about_number,
}
