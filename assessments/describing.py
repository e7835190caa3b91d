"""What a learner is told about a quiz before it starts: its rules, and where they stand."""

import uuid
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from assessments.models import QuizPage
from assessments.sitting import (
    Standing,
    attempts_left,
    pool_of,
    quiz_rules,
    standing_of,
    time_factor,
)
from courses.finding import in_best_language


def describe(
    quiz_key: uuid.UUID, learner: User | AnonymousUser, *, language: str | None, at: datetime
) -> dict[str, Any]:
    """Raises QuizNotFound when no language has a live page and no cycle needs the quiz."""
    rules = quiz_rules(quiz_key)
    standing, factor = Standing(None, []), Decimal(1)
    if isinstance(learner, User):
        standing = standing_of(learner, rules, at=at)
        factor = time_factor(learner.pk) if rules.time_limit_minutes else factor
    pages = QuizPage.objects.filter(translation_key=quiz_key).select_related("locale")
    page = in_best_language([each for each in pages if each.live], language) or rules
    limit = rules.time_limit_minutes
    count = len(pool_of(rules))
    open_attempt = standing.open_attempt
    return {
        "key": quiz_key,
        "title": page.title,
        "summary": page.summary,
        "language": page.locale.language_code,
        "practice": rules.practice,
        "questions": min(count, rules.draw_count or count),
        "pass_mark": rules.pass_mark,
        "time_limit_minutes": round(limit * factor) if limit else None,
        "max_attempts": None if rules.practice else rules.max_attempts,
        "attempts_used": len(standing.attempts),
        "attempts_left": attempts_left(rules, standing),
        "enrolled": standing.enrolment is not None,
        "open_attempt": open_attempt.pk if open_attempt else None,
    }
