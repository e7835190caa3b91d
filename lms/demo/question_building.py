"""Owns how demonstration questions and their quiz are built from the course's questions file."""

from typing import Any

from wagtail.models import Locale, Page

from assessments.models import Question, QuizItem, QuizPage
from home.models import Reference
from lms.demo.publishing import publish_page, publish_translations
from lms.demo.reading import SOURCE, in_all_languages, key_of, picked
from lms.demo.shaping import block, listed


def load_quiz(course: str, course_page: Page) -> Page:
    """The question bank and the final test at the end of the course. Safe to repeat."""
    texts = in_all_languages(f"{course}/questions")
    places = range(len(texts[SOURCE]["questions"]))
    questions = [publish_question(course, picked(texts, ("questions", n))) for n in places]
    return publish_page(
        course_page, picked(texts, ("quiz",)), lambda text: _quiz(course, text, questions)
    )


def publish_question(course: str, texts: dict[str, Any]) -> Question:
    source = _question(course, texts[SOURCE])
    known = Question.objects.filter(translation_key=source.translation_key)
    if existing := known.filter(locale__language_code=SOURCE).first():
        return existing
    source.locale = Locale.objects.get(language_code=SOURCE)
    source.live = False
    source.save()
    source.save_revision().publish()
    publish_translations(source, texts, lambda text: _question(course, text))
    return source


def _question(course: str, text: dict) -> Question:
    place = f"{course}/{text['code']}"
    names = ("code", "level", "situation", "stem", "explanation")
    question = Question(
        translation_key=key_of(place),
        lesson_key=key_of(text["read_again"]),
        # Not a secret of the demonstration: its questions are public files.
        salt=key_of(f"{place}/salt"),
        answer=[block(text["type"], _answer(text, place), f"{place}/answer")],
        **{name: text[name] for name in names},
    )
    question.references = Reference.objects.filter(key__in=text["references"])
    return question


def _answer(text: dict, place: str) -> dict[str, Any]:
    match text["type"]:
        case "single" | "multiple":
            return {"options": _keyed([_option(each) for each in text["options"]], text, place)}
        case "true_false":
            return {
                name: text[name] for name in ("truth", "feedback_true", "feedback_false", "rubric")
            }
        case "ordering":
            texts = [item["text"] for item in text["items"]]
            swaps = [_swap(text, order) for order in text.get("alternatives", [])]
            return {"items": listed(texts, place), "swaps": listed(swaps, f"{place}/swap")}
        case "matching":
            pairs = [{name: pair[name] for name in ("left", "right")} for pair in text["pairs"]]
            return {"pairs": listed(pairs, place)}
    names = ("value", "tolerance", "unit", "feedback_low", "feedback_high")
    return {name: text[name] for name in names}


def _option(option: dict) -> dict:
    return {
        "text": option["text"],
        "is_right": option["correct"],
        "feedback": option["feedback"],
    }


def _keyed(options: list[dict], text: dict, place: str) -> list[dict]:
    keys = [each["key"] for each in text["options"]]
    return [
        block("item", value, f"{place}/{key}") for key, value in zip(keys, options, strict=True)
    ]


def _swap(text: dict, order: list[str]) -> int:
    """Which place (from 1) may change with the next, from an order that is right as well."""
    keys = [item["key"] for item in text["items"]]
    first = next(n for n, key in enumerate(order) if keys[n] != key)
    if [keys[first], keys[first + 1]] != [order[first + 1], order[first]]:
        raise ValueError(f"{text['code']}: only neighbours may change places: {order}")
    return first + 1


def _quiz(course: str, text: dict, questions: list[Question]) -> QuizPage:
    rules = ("pass_mark", "max_attempts", "time_limit_minutes")
    quiz = QuizPage(
        translation_key=key_of(f"{course}/{text['key']}"),
        title=text["title"],
        slug=text["slug"],
        summary=text["intro"],
        **{name: text[name] for name in rules},
    )
    quiz.quiz_items = [
        QuizItem(question=question, sort_order=place) for place, question in enumerate(questions)
    ]
    return quiz
