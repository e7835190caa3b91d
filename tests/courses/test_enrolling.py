from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from courses.enrolling import CourseNotFound, CourseRetired, open_cycle, withdraw_cycle
from courses.models import Enrolment, LessonPage
from tests.factories import UserFactory
from tests.factories.courses import complete, enrol, lessons_of, make_course, make_site, step

pytestmark = pytest.mark.django_db


def test_a_cycle_pins_the_items_and_the_edition_of_the_day(course, learner):
    first, second = lessons_of(course)

    enrolment, opened = open_cycle(learner, course.translation_key)

    assert opened is True
    assert (enrolment.cycle, enrolment.edition) == (1, "2026-1")
    assert enrolment.required_items == [
        {"key": str(first.translation_key), "kind": "lesson"},
        {"key": str(second.translation_key), "kind": "lesson"},
    ]


def test_a_lesson_added_later_does_not_move_the_finish_line(course, learner):
    enrolment = enrol(learner, course)
    lessons_of(course)[0].get_parent().add_child(
        instance=LessonPage(title="New", slug="new", steps=[step("New")])
    )

    enrolment.refresh_from_db()
    assert len(enrolment.required_items) == 2


def test_optional_and_unpublished_lessons_are_not_needed(course, learner):
    first, second = lessons_of(course)
    second.unpublish()
    first.get_parent().add_child(
        instance=LessonPage(title="More", slug="more", required=False, steps=[step("More")])
    )

    enrolment = enrol(learner, course)

    assert enrolment.required_items == [{"key": str(first.translation_key), "kind": "lesson"}]


def test_opening_twice_returns_the_same_cycle(course, learner):
    enrolment = enrol(learner, course)

    assert open_cycle(learner, course.translation_key) == (enrolment, False)


def test_an_unknown_course_and_one_without_items_are_not_found(course, learner):
    with pytest.raises(CourseNotFound):
        open_cycle(learner, uuid4())
    for lesson in lessons_of(course):
        lesson.unpublish()
    with pytest.raises(CourseNotFound):
        open_cycle(learner, course.translation_key)


def test_a_retired_course_is_finished_but_not_started(course, learner):
    running = enrol(learner, course)
    course.retired_on = timezone.localdate()
    course.save_revision().publish()

    assert open_cycle(learner, course.translation_key) == (running, False)
    with pytest.raises(CourseRetired):
        open_cycle(UserFactory(), course.translation_key)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 6, 1), (1, False)),
        (date(2027, 11, 24), (1, False)),
        (date(2027, 11, 25), (2, True)),  # 90 days before 23 February 2028
        (date(2028, 6, 1), (2, True)),
    ],
)
def test_a_new_cycle_opens_from_90_days_before_the_end(course, learner, today, expected):
    with time_machine.travel("2026-02-23T12:00:00+05:00"):
        complete(enrol(learner, course))

    with time_machine.travel(f"{today}T12:00:00+05:00"):
        enrolment, opened = open_cycle(learner, course.translation_key)

    assert (enrolment.cycle, opened) == expected


def test_a_completion_without_an_end_is_not_repeated(site, learner):
    course = make_course(valid_months=None)
    done = complete(enrol(learner, course)).enrolment

    with time_machine.travel(timezone.now() + timedelta(days=4000)):
        assert open_cycle(learner, course.translation_key) == (done, False)


def test_a_withdrawn_cycle_makes_room_for_the_next(course, learner):
    record = complete(enrol(learner, course))

    assert [withdraw_cycle(record.enrolment) for _n in range(2)] == [True, False]
    assert enrol(learner, course).cycle == 2


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_open_one_cycle():
    make_site()
    learner, key = UserFactory(), make_course().translation_key

    def start(_n):
        try:
            return open_cycle(learner, key)
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(start, range(20)))

    assert Enrolment.objects.count() == 1
    assert sorted(opened for _enrolment, opened in answers) == [False] * 19 + [True]
