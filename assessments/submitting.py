"""The end of an attempt: marks, once, and what passing completes."""

import logging
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from assessments.models import Attempt, AttemptResult
from assessments.replaying import answers_of
from assessments.scoring import mark, rounded, total
from assessments.serving import versions_of
from courses.completing import ItemNotInCycle, complete_item

logger = logging.getLogger("senim.quiz")

# Answers that left the learner's device in time may be this long on their way.
GRACE = timedelta(seconds=60)


def submit(attempt: Attempt, *, at: datetime) -> AttemptResult:
    """Mark the saved answers and close the attempt; a repeated call returns the first result.

    Passing completes the quiz, and with it maybe the cycle, in the same transaction. Nothing
    is completed when the quiz has left the cycle meanwhile: the marks stand all the same.
    """
    with transaction.atomic():
        row = Attempt.objects.select_for_update().get(pk=attempt.pk)
        if row.submitted_at is None:
            result = marked(row, at=at)
            result.save(force_insert=True)
            row.submitted_at = at
            row.save(update_fields=["submitted_at"])
            if result.passed:
                complete(row, at=at)
        else:
            result = row.results.latest("number")
    attempt.submitted_at = row.submitted_at
    return result


def marked(attempt: Attempt, *, at: datetime) -> AttemptResult:
    """Marks as a function of the paper and the events."""
    versions = versions_of([drawn["version"] for drawn in attempt.drawn])
    answers = answers_of(attempt.events.all())
    earned = []
    for drawn in attempt.drawn:
        version, worth = versions[drawn["version"]], Decimal(drawn["points"])
        response = answers.get(drawn["slot"])
        earned.append((mark(version.type, version.key["right"], response, worth), worth))
    whole = total(earned, attempt.pass_mark)
    return AttemptResult(
        attempt=attempt,
        score=whole.score,
        max_score=whole.max_score,
        passed=whole.passed,
        marks=[
            {"slot": drawn["slot"], "points": str(rounded(points)), "max": str(rounded(worth))}
            for drawn, (points, worth) in zip(attempt.drawn, earned, strict=True)
        ],
        marked_at=at,
    )


def complete(attempt: Attempt, *, at: datetime) -> None:
    try:
        complete_item(attempt.enrolment, attempt.quiz_key, at=at)
    except ItemNotInCycle:
        logger.warning("passed quiz is not in the cycle", extra={"attempt": str(attempt.pk)})


def settle(attempt: Attempt, *, at: datetime) -> Attempt:
    """Submit an attempt whose time is over, as of its end; any other is left alone."""
    end = attempt.deadline_at
    if attempt.submitted_at is None and end is not None and at > end + GRACE:
        submit(attempt, at=end + GRACE)
    return attempt


def submit_overdue() -> int:
    """Submit every attempt whose time is over; one that fails does not hold up the others."""
    now = timezone.now()
    count = 0
    for attempt in list(Attempt.objects.open().filter(deadline_at__lt=now - GRACE)):
        try:
            settle(attempt, at=now)
            count += 1
        except Exception:
            logger.exception("overdue attempt not submitted", extra={"attempt": str(attempt.pk)})
    return count
