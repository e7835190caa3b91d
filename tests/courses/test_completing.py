from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from courses.completing import (
    ItemIsQuiz,
    ItemNotInCycle,
    StepNotInLesson,
    complete_item,
    complete_lesson,
    complete_step,
)
from courses.models import CompletionRecord, CoursePage, Enrolment, ItemCompletion, LessonPage
from courses.signals import course_completed
from tests.factories import AgencyFactory, MembershipFactory, UnitFactory, UserFactory
from tests.factories.courses import (
    complete,
    enrol,
    lessons_of,
    make_course,
    make_site,
    step,
    translate_tree,
)

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 7, tzinfo=UTC)


@pytest.fixture
def heard():
    """Records the one signal announced."""
    records = []

    def hear(sender, record, **kwargs):
        records.append(record)

    course_completed.connect(hear)
    yield records
    course_completed.disconnect(hear)


def test_the_last_item_completes_the_cycle_and_freezes_everything(
    course, learner, heard, django_capture_on_commit_callbacks
):
    translate_tree(course, "kk")
    CoursePage.objects.update(law_date=date(2025, 7, 16))
    unit = UnitFactory(parent=AgencyFactory(), name_kk="Аудан", name_ru="Район", name_en="District")
    MembershipFactory(person=learner, agency=unit)
    enrolment = enrol(learner, course)
    first, second = lessons_of(course)

    with django_capture_on_commit_callbacks(execute=True):
        assert complete_lesson(enrolment, first.translation_key, at=NOON) is False
        assert complete_lesson(enrolment, second.translation_key, at=NOON) is True

    record = CompletionRecord.objects.get()
    assert heard == [record]
    assert Enrolment.objects.get().completed_at == record.completed_at == NOON
    assert (record.enrolment, record.learner) == (enrolment, learner)
    assert record.holder_name == "Әлиева Айгүл"
    assert record.course_titles == {"en": "First response 1", "kk": "First response 1 (kk)"}
    assert (record.hours, record.edition) == (Decimal("3.0"), "2026-1")
    assert (record.law_date, record.valid_months) == (date(2025, 7, 16), 24)
    assert record.valid_until == date(2028, 11, 22)
    assert record.agency == unit
    assert record.agency_names == {"kk": "Аудан", "ru": "Район", "en": "District"}
    assert record.post_names["en"] == "District inspector"


def test_repeating_keeps_the_first_moment_and_announces_nothing_more(
    course, learner, heard, django_capture_on_commit_callbacks
):
    enrolment = enrol(learner, course)
    with django_capture_on_commit_callbacks(execute=True):
        complete(enrolment, at=NOON)
        for lesson in lessons_of(course):
            assert complete_lesson(enrolment, lesson.translation_key, at=timezone.now()) is False

    assert len(heard) == CompletionRecord.objects.count() == 1
    assert set(ItemCompletion.objects.values_list("completed_at", flat=True)) == {NOON}


def test_a_transaction_that_fails_afterwards_completes_nothing(course, learner, heard):
    enrolment = enrol(learner, course)

    with transaction.atomic():
        complete(enrolment)
        transaction.set_rollback(True)

    assert (heard, CompletionRecord.objects.count()) == ([], 0)
    assert Enrolment.objects.get().completed_at is None


def test_a_receiver_that_fails_undoes_nothing(course, learner, django_capture_on_commit_callbacks):
    def fail(sender, record, **kwargs):
        raise RuntimeError("the printer is on fire")

    course_completed.connect(fail)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            complete(enrol(learner, course))
    finally:
        course_completed.disconnect(fail)

    assert CompletionRecord.objects.count() == 1


def test_the_last_step_completes_the_lesson(course, learner):
    enrolment = enrol(learner, course)
    lesson = lessons_of(course)[0]
    first, second = (UUID(block.id) for block in lesson.steps)

    complete_step(enrolment, lesson.translation_key, first, at=NOON)
    complete_step(enrolment, lesson.translation_key, first, at=NOON)
    assert ItemCompletion.objects.count() == 0
    complete_step(enrolment, lesson.translation_key, second, at=NOON)

    assert ItemCompletion.objects.get().item_key == lesson.translation_key


def test_what_is_not_in_the_cycle_is_refused(course, learner):
    enrolment = enrol(learner, course)
    lesson = lessons_of(course)[0]

    with pytest.raises(ItemNotInCycle):
        complete_lesson(enrolment, uuid4(), at=NOON)
    with pytest.raises(ItemNotInCycle):
        complete_lesson(enrolment, lessons_of(make_course())[0].translation_key, at=NOON)
    with pytest.raises(StepNotInLesson):
        complete_step(enrolment, lesson.translation_key, uuid4(), at=NOON)


def test_a_quiz_is_completed_by_its_own_deed_alone(course, learner):
    enrolment = enrol(learner, course)
    quiz = uuid4()
    enrolment.required_items = [{"key": str(quiz), "kind": "quiz"}]
    enrolment.save()

    with pytest.raises(ItemIsQuiz):
        complete_lesson(enrolment, quiz, at=NOON)
    assert complete_item(enrolment, quiz, at=NOON) is True


def test_a_lesson_added_later_counts_as_read_and_changes_nothing_else(course, learner):
    enrolment = enrol(learner, course)
    new = LessonPage(title="New", slug="new", steps=[step("New")])
    lessons_of(course)[0].get_parent().add_child(instance=new)

    assert complete_lesson(enrolment, new.translation_key, at=NOON) is False
    assert complete(enrolment).enrolment == enrolment


def test_a_withdrawn_cycle_takes_nothing_more(course, learner):
    enrolment = enrol(learner, course)
    enrolment.withdrawn_at = NOON
    enrolment.save()

    with pytest.raises(ItemNotInCycle):
        complete(enrolment)


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_database_refuses_to_touch_a_completion_record(course, learner, deed):
    record = complete(enrol(learner, course))
    rows = CompletionRecord.objects.filter(pk=record.pk)

    with pytest.raises(DatabaseError, match="final"), transaction.atomic():
        rows.update(holder_name="Somebody else") if deed == "update" else rows._raw_delete(
            "default"
        )

    assert rows.get().holder_name == "Әлиева Айгүл"


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_complete_once(heard):
    make_site()
    course = make_course()
    enrolment = enrol(UserFactory(), course)
    keys = [lesson.translation_key for lesson in lessons_of(course)] * 10

    def finish(key):
        try:
            return complete_item(enrolment, key, at=timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(finish, keys))

    assert sorted(answers) == [False] * 19 + [True]
    assert len(heard) == CompletionRecord.objects.count() == 1
    assert ItemCompletion.objects.count() == 2
