"""Starting an attempt: who may, by which rules, with which questions. All is pinned here."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import IntegrityError, transaction

from accounts.models import StudyAdjustment, User
from assessments.drawing import draw, shown_order
from assessments.models import Attempt, PublishedQuestion, QuestionVersion, QuizItem, QuizPage
from assessments.refusals import AttemptsUsedUp, NotEnrolled, QuizNotFound, QuizNotReady
from assessments.serving import versions_of
from assessments.submitting import settle
from courses.finding import in_best_language
from courses.models import CoursePage, Enrolment


@dataclass(frozen=True)
class Standing:
    """Where a learner stands with one quiz in the open cycle (None: no cycle)."""

    enrolment: Enrolment | None
    attempts: list[Attempt]

    @property
    def open_attempt(self) -> Attempt | None:
        return next((each for each in self.attempts if each.submitted_at is None), None)


def start_attempt(
    learner: User, quiz_key: uuid.UUID, *, at: datetime, timed: bool = True
) -> tuple[Attempt, bool]:
    """The learner's open attempt, and whether this call started it.

    Two calls at once start one attempt. ``timed=False`` leaves a practice without its time
    limit; a test keeps it. Raises QuizNotFound, NotEnrolled, AttemptsUsedUp, QuizNotReady.
    """
    quiz = quiz_rules(quiz_key)
    standing = standing_of(learner, quiz, at=at)
    if standing.enrolment is None:
        raise NotEnrolled
    if standing.open_attempt:
        return standing.open_attempt, False
    if attempts_left(quiz, standing) == 0:
        raise AttemptsUsedUp
    last_one = attempts_left(quiz, standing) == 1
    number = len(standing.attempts) + 1
    attempt = new_attempt(quiz, standing.enrolment, number, at=at, timed=timed, last_one=last_one)
    try:
        with transaction.atomic():
            attempt.save(force_insert=True)
    except IntegrityError:
        mine = Attempt.objects.filter(enrolment=standing.enrolment, quiz_key=quiz_key)
        return mine.latest("number"), False
    return attempt, True


def quiz_rules(quiz_key: uuid.UUID) -> QuizPage:
    """The quiz in the language it was first written in, live or not: rules come from there."""
    pages = QuizPage.objects.filter(translation_key=quiz_key).select_related("locale")
    quiz = in_best_language(pages, None)
    if quiz is None:
        raise QuizNotFound(quiz_key)
    return quiz


def standing_of(learner: User, quiz: QuizPage, *, at: datetime) -> Standing:
    """An attempt whose time is over counts as submitted, and is by this call."""
    enrolment = cycle_for(learner, quiz)
    if enrolment is None:
        return Standing(None, [])
    mine = Attempt.objects.visible_to(learner).filter(
        enrolment=enrolment, quiz_key=quiz.translation_key
    )
    return Standing(enrolment, [settle(each, at=at) for each in mine.order_by("number")])


def cycle_for(learner: User, quiz: QuizPage) -> Enrolment | None:
    """The open cycle that pinned this quiz, or whose course has it now."""
    cycles = list(Enrolment.objects.visible_to(learner).open())
    key = str(quiz.translation_key)
    for cycle in cycles:
        if any(item["key"] == key for item in cycle.required_items):
            return cycle
    if not quiz.live:
        raise QuizNotFound(quiz.translation_key)
    course = CoursePage.objects.ancestor_of(quiz).live().first()
    course_key = course.translation_key if course else None
    return next((cycle for cycle in cycles if cycle.course_key == course_key), None)


def attempts_left(quiz: QuizPage, standing: Standing) -> int | None:
    """None: as many as wanted."""
    if quiz.practice or quiz.max_attempts is None:
        return None
    return max(0, quiz.max_attempts - len(standing.attempts))


def pool_of(quiz: QuizPage) -> list[tuple[str, int]]:
    """Published versions this quiz draws from now, with their points, in its order."""
    items = QuizItem.objects.filter(page=quiz).order_by("sort_order", "pk")
    points = dict(items.values_list("question__translation_key", "points"))
    published = PublishedQuestion.objects.filter(pk__in=points)
    version = dict(published.values_list("question_key", "version_id"))
    return [(str(version[key]), worth) for key, worth in points.items() if key in version]


def new_attempt(
    quiz: QuizPage,
    enrolment: Enrolment,
    number: int,
    *,
    at: datetime,
    timed: bool,
    last_one: bool,
) -> Attempt:
    limit = quiz.time_limit_minutes if timed or not quiz.practice else None
    factor = time_factor(enrolment.learner_id) if limit else Decimal(1)
    on_pass = quiz.feedback == QuizPage.Feedback.AT_END and not last_one
    return Attempt(
        learner_id=enrolment.learner_id,
        enrolment=enrolment,
        quiz_key=quiz.translation_key,
        number=number,
        drawn=drawn_from(quiz),
        pass_mark=quiz.pass_mark,
        practice=quiz.practice,
        extendable=bool(limit and not quiz.fixed_time_reason),
        reveal=Attempt.Reveal.PASSED if on_pass else Attempt.Reveal.ALWAYS,
        time_factor=factor,
        started_at=at,
        deadline_at=at + timedelta(minutes=float(limit * factor)) if limit else None,
    )


def time_factor(learner_id: uuid.UUID) -> Decimal:
    own = StudyAdjustment.objects.filter(pk=learner_id).values_list("time_factor", flat=True)
    return own.first() or Decimal(1)


def drawn_from(quiz: QuizPage) -> list[dict]:
    """The paper of one attempt, from the system's own randomness."""
    pool = draw(pool_of(quiz), quiz.draw_count, shuffle=quiz.shuffle, seed=secrets.randbits(64))
    if not pool:
        raise QuizNotReady
    versions = versions_of([version for version, _points in pool])
    return [
        {"slot": slot, "version": pk, "points": str(points), "order": order_of(versions[pk])}
        for slot, (pk, points) in enumerate(pool, start=1)
    ]


def order_of(version: QuestionVersion) -> list[str]:
    return shown_order(
        version.type, version.paper["ids"], version.key["right"], seed=secrets.randbits(64)
    )
