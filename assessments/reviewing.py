"""Owns what a question must have before it is published: an explanation and a right answer."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from assessments.models import Question
from home.publishing import before_publishing


@before_publishing(Question)
def explanation(question: Question) -> Iterator[str]:
    if not question.explanation.strip():
        yield _("Write the explanation that everybody sees after answering.")


@before_publishing(Question)
def right_answers(question: Question) -> Iterator[str]:
    if not question.answer:
        yield _("Choose how the question is answered.")
        return
    block = question.answer[0]
    if block.block_type not in (Question.Type.SINGLE, Question.Type.MULTIPLE):
        return
    right = sum(bool(option["is_right"]) for option in block.value["options"])
    if block.block_type == Question.Type.SINGLE and right != 1:
        yield _("Mark exactly one answer as right.")
    elif not right:
        yield _("Mark at least one answer as right.")
