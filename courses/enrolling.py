"""Opening cycles: when a learner may start, and start again."""

from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from courses.finding import course_items, course_page
from courses.models import CompletionRecord, CoursePage, Enrolment

# A learner may begin again this long before the proof runs out.
RENEWAL_WINDOW = timedelta(days=90)


class CourseNotFound(Exception):
    """No published course has this key, or it has nothing to complete yet."""


class CourseRetired(Exception):
    """The course is no longer maintained: readable, but not to be started."""


def open_cycle(learner: User, course_key: UUID) -> tuple[Enrolment, bool]:
    """The learner's cycle on this course, and whether this call opened it.

    An open cycle is returned as it is, so two calls at once open one cycle. A completed
    cycle is returned too while its completion stands: a new one (recertification) opens
    from 90 days before the validity of the last completion ends, with the items and the
    edition of that day. A completion without an end is never repeated.

    Raises CourseNotFound; raises CourseRetired unless a cycle is open already.
    """
    last = latest_cycle(learner, course_key)
    if last is not None and _stands(last):
        return last, False
    course = _startable(course_key)
    try:
        with transaction.atomic():
            return _new_cycle(learner, course, number=last.cycle + 1 if last else 1), True
    except IntegrityError:
        # Another request opened it between our look and our write.
        return Enrolment.objects.open().get(learner=learner, course_key=course_key), False


def withdraw_cycle(enrolment: Enrolment) -> bool:
    """The cycle counts no longer, completed or not, and the next one may open.

    Its completion record stays as it was. False when it was withdrawn before.
    """
    standing = Enrolment.objects.filter(pk=enrolment.pk, withdrawn_at=None)
    return standing.update(withdrawn_at=timezone.now()) == 1


def latest_cycle(learner: User, course_key: UUID) -> Enrolment | None:
    mine = Enrolment.objects.visible_to(learner).filter(course_key=course_key)
    return mine.order_by("-cycle").first()


def may_open(course: CoursePage, last: Enrolment | None) -> bool:
    """Whether ``open_cycle`` would open a new cycle now."""
    return not course.is_retired and (last is None or not _stands(last))


def may_renew(record: CompletionRecord) -> bool:
    """Whether the validity of this completion has ended or soon will."""
    ends = record.valid_until
    return ends is not None and timezone.localdate() >= ends - RENEWAL_WINDOW


def _stands(cycle: Enrolment) -> bool:
    if cycle.withdrawn_at is not None:
        return False
    if cycle.completed_at is None:
        return True
    return not may_renew(cycle.completion_records.latest("completed_at"))


def _startable(course_key: UUID) -> CoursePage:
    course = course_page(course_key, None)
    if course is None:
        raise CourseNotFound(course_key)
    if course.is_retired:
        raise CourseRetired(course_key)
    return course


def _new_cycle(learner: User, course: CoursePage, *, number: int) -> Enrolment:
    items = [item.pinned() for item in course_items(course.translation_key) if item.required]
    if not items:
        raise CourseNotFound(course.translation_key)
    return Enrolment.objects.create(
        learner=learner,
        course_key=course.translation_key,
        cycle=number,
        edition=course.edition,
        required_items=items,
    )
