"""Progress, and the one moment a cycle is completed."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from courses.finding import course_items, in_best_language
from courses.models import (
    CompletionRecord,
    CoursePage,
    Enrolment,
    ItemCompletion,
    LessonPage,
    StepDone,
)
from courses.signals import course_completed


class ItemNotInCycle(Exception):
    """The course of this cycle has no such item, or the cycle was withdrawn."""


class ItemIsQuiz(Exception):
    """A quiz is completed by passing it."""


class StepNotInLesson(Exception):
    """The lesson has no such step, in any language."""


def complete_step(enrolment: Enrolment, lesson_key: UUID, block_id: UUID, *, at: datetime) -> bool:
    """Mark one step as done, and the lesson with its last step. Repeating is harmless.

    Returns True when this completed the cycle. By which route the step was read is not
    asked and not stored. Raises ItemNotInCycle, ItemIsQuiz, StepNotInLesson.
    """
    require_lesson(enrolment, lesson_key)
    steps = _step_ids(lesson_key)
    if block_id not in steps:
        raise StepNotInLesson(block_id)
    with transaction.atomic():
        done = StepDone.objects.filter(enrolment=enrolment, lesson_key=lesson_key)
        StepDone.objects.get_or_create(
            enrolment=enrolment,
            lesson_key=lesson_key,
            block_id=block_id,
            defaults={"done_at": at},
        )
        if steps - set(done.values_list("block_id", flat=True)):
            return False
        return complete_item(enrolment, lesson_key, at=at)


def complete_lesson(enrolment: Enrolment, lesson_key: UUID, *, at: datetime) -> bool:
    """Mark a lesson as done. Repeating is harmless: the first moment is kept.

    Returns True when this completed the cycle. Raises ItemNotInCycle, ItemIsQuiz.
    """
    require_lesson(enrolment, lesson_key)
    return complete_item(enrolment, lesson_key, at=at)


def complete_item(enrolment: Enrolment, item_key: UUID, *, at: datetime) -> bool:
    """Record a finished lesson or a passed quiz; complete the cycle when it was the last.

    The row of the cycle is locked, so of parallel calls exactly one completes it: it
    writes the completion record in the same transaction and sends ``course_completed``
    after commit. ``at`` is an aware datetime. Returns True in that one call.

    An item that has been unpublished since the cycle opened is still needed.
    Raises ItemNotInCycle.
    """
    with transaction.atomic():
        cycle = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
        item_kind(cycle, item_key)
        ItemCompletion.objects.get_or_create(
            enrolment=cycle, item_key=item_key, defaults={"completed_at": at}
        )
        if cycle.completed_at is not None or _missing(cycle):
            return False
        _complete(cycle, at)
        enrolment.completed_at = at
        return True


def item_kind(enrolment: Enrolment, item_key: UUID) -> str:
    """ "lesson" or "quiz": pinned in the cycle, or else in the course as it is now."""
    if enrolment.withdrawn_at is not None:
        raise ItemNotInCycle(item_key)
    for pinned in enrolment.required_items:
        if pinned["key"] == str(item_key):
            return pinned["kind"]
    for item in course_items(enrolment.course_key):
        if item.key == item_key:
            return item.kind
    raise ItemNotInCycle(item_key)


def require_lesson(enrolment: Enrolment, item_key: UUID) -> None:
    if item_kind(enrolment, item_key) != "lesson":
        raise ItemIsQuiz(item_key)


def _step_ids(lesson_key: UUID) -> set[UUID]:
    """The steps as first written; translations keep their ids."""
    lesson = in_best_language(
        LessonPage.objects.live().filter(translation_key=lesson_key).select_related("locale"), None
    )
    return {UUID(step.id) for step in lesson.steps} if lesson else set()


def _missing(cycle: Enrolment) -> set[str]:
    done = ItemCompletion.objects.filter(enrolment=cycle).values_list("item_key", flat=True)
    return {item["key"] for item in cycle.required_items} - {str(key) for key in done}


def _complete(cycle: Enrolment, at: datetime) -> None:
    cycle.completed_at = at
    cycle.save(update_fields=["completed_at"])
    record = CompletionRecord.objects.create(
        enrolment=cycle,
        learner=cycle.learner,
        course_key=cycle.course_key,
        holder_name=cycle.learner.get_full_name(),
        holder_latin_name=cycle.learner.latin_name,
        edition=cycle.edition,
        completed_at=at,
        **_course_as_it_is(cycle.course_key),
        **_place_of_work(cycle, at),
    )
    transaction.on_commit(
        partial(course_completed.send_robust, sender=CompletionRecord, record=record)
    )


def _course_as_it_is(course_key: UUID) -> dict:
    pages = CoursePage.objects.filter(translation_key=course_key).select_related("locale")
    # A learner may finish what was unpublished a minute ago: then any page will do.
    pages = [page for page in pages if page.live] or list(pages)
    source = min(pages, key=lambda page: page.locale.language_code != page.source_language)
    return {
        "course_titles": {page.locale.language_code: page.title for page in pages},
        "hours": source.hours,
        "law_date": source.law_date,
        "valid_months": source.valid_months,
    }


def _place_of_work(cycle: Enrolment, at: datetime) -> dict:
    """Unit and post on that day; of several, the one taken up last."""
    current = cycle.learner.memberships.current(timezone.localdate(at))
    membership = current.select_related("agency", "post").order_by("started_on", "pk").last()
    if membership is None:
        return {}
    return {
        "agency": membership.agency,
        "agency_names": membership.agency.names,
        "post_names": membership.post.names,
    }
