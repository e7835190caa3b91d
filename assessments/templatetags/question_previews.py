"""A question as learners would meet it now, from the form of the editor."""

import copy
from typing import Any

from django import template

from assessments.drawing import shown_order
from assessments.models import Question, QuestionVersion
from assessments.presenting import in_words, rows_of
from assessments.publishing import content_of
from assessments.serving import item_of
from assessments.teaching import BEST, taught

register = template.Library()


@register.simple_tag
def previewed(question: Question) -> dict[str, Any]:
    """What the question page and the result page of this text would show; nothing is saved.

    Nothing at all while a draft has no answer yet.
    """
    if not question.answer:
        return {}
    alone = copy.copy(question)
    alone.source_language = question.locale.language_code
    version = QuestionVersion(**content_of(alone, [alone]))
    right = version.key["right"]
    order = shown_order(version.type, version.paper["ids"], right, seed=0)
    language = alone.source_language
    item = item_of(version.type, version.paper, {"slot": 1, "order": order}, language)
    best = BEST[version.type](right)
    told = taught(version, best, language)
    after = item | told | {"response": best, "verdict": "partly"}
    return {"item": item, "rows": rows_of(item, None), "after": after | in_words(after)}
