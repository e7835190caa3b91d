"""Questions of every type and quizzes made of them, published as an editor would."""

import uuid

from wagtail.models import Locale

from assessments.models import Question, QuizItem, QuizPage
from assessments.publishing import freeze
from courses.models import CoursePage, ModulePage
from home.models import Reference


def listed(*values) -> list[dict]:
    """List items as a StreamField stores them, each with its id."""
    return [{"type": "item", "value": value, "id": str(uuid.uuid4())} for value in values]


def option(text: str, *, right: bool = False) -> dict:
    return {"text": text, "is_right": right, "feedback": f"About {text}"}


ANSWERS = {
    "single": lambda: {
        "options": listed(option("safety first", right=True), option("statement"), option("later"))
    },
    "multiple": lambda: {
        "options": listed(
            option("stress", right=True),
            option("fear", right=True),
            option("invention"),
            option("malice"),
        )
    },
    "true_false": lambda: {
        "truth": False,
        "feedback_true": "It is not a test of truth.",
        "feedback_false": "Correct.",
        "rubric": "Mentions freezing.",
    },
    "ordering": lambda: {
        "items": listed("safety", "name and role", "interpreter", "brief account"),
        "swaps": listed(2),
    },
    "matching": lambda: {
        "pairs": listed(
            {"left": "102", "right": "police"},
            {"left": "103", "right": "ambulance"},
            {"left": "112", "right": "rescue"},
        )
    },
    "numeric": lambda: {
        "value": "72",
        "tolerance": "0.5",
        "unit": "hours",
        "feedback_low": "Too strict.",
        "feedback_high": "Outside the limit.",
    },
}
TYPES = list(ANSWERS)


def make_question(kind: str = "single", *, answer: dict | None = None, **fields) -> Question:
    """A live question in English with its version frozen."""
    number = Question.objects.count() + 1
    fields = {
        "stem": f"Question {number}?",
        "explanation": f"Because of {number}.",
        "code": f"Q{number}",
        "locale": Locale.objects.get(language_code="en"),
    } | fields
    block = {"type": kind, "value": answer or ANSWERS[kind](), "id": str(uuid.uuid4())}
    question = Question(answer=[block], **fields)
    question.save()
    freeze(question.translation_key)
    return question


def translate_question(question: Question, language: str) -> Question:
    """The same question in another language, its texts marked with the language."""
    copy = question.copy_for_translation(Locale.objects.get(language_code=language))
    copy.stem = f"{question.stem} ({language})"
    copy.save()
    freeze(question.translation_key)
    return copy


def make_quiz(course: CoursePage, questions: list[Question], **fields) -> QuizPage:
    """A live final test in the course's first module."""
    module = ModulePage.objects.child_of(course).first()
    number = QuizPage.objects.count() + 1
    fields = {"title": f"Final test {number}", "slug": f"final-test-{number}"} | fields
    quiz = module.add_child(instance=QuizPage(**fields))
    for place, question in enumerate(questions):
        QuizItem.objects.create(page=quiz, question=question, sort_order=place)
    return quiz


def make_reference(key: str, **fields) -> Reference:
    fields = {"kind": "law", "mark": "check"} | fields
    texts = {f"citation_{code}": f"{key} ({code})" for code in ("kk", "ru", "en")}
    return Reference.objects.create(key=key, **(texts | fields))
