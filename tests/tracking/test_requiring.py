import uuid
from datetime import date, timedelta

import pytest
import time_machine

from tests.factories import AgencyFactory, MembershipFactory, UnitFactory, UserFactory
from tests.factories.tracking import RequirementFactory, complete_course, start_course
from tracking.listing import Listing
from tracking.models import Requirement
from tracking.owing import Scope
from tracking.requiring import require, requirements_of, withdraw

TODAY = date(2026, 11, 22)
COURSE = uuid.UUID("11111111-1111-4111-8111-111111111111")
OTHER_COURSE = uuid.UUID("22222222-2222-4222-8222-222222222222")
pytestmark = pytest.mark.django_db


def day(offset):
    return TODAY + timedelta(days=offset)


def owed(user, **kwargs):
    return [
        (due.course_key, due.due_on, due.standing)
        for due in requirements_of(user, today=TODAY, **kwargs)
    ]


def test_what_a_person_owes_the_most_urgent_first():
    agency = AgencyFactory()
    unit = UnitFactory(parent=agency)
    person = MembershipFactory(agency=unit).person
    RequirementFactory(agency=agency, course_key=COURSE, due_on=day(20))
    RequirementFactory(agency=unit, course_key=OTHER_COURSE, due_on=day(-1))
    start_course(person, COURSE)

    assert owed(person) == [
        (OTHER_COURSE, day(-1), "overdue"),
        (COURSE, day(20), "in_progress"),
    ]
    assert requirements_of(person, today=TODAY)[0].assigned_by_name == "Серікова Дана"


def test_who_owes_nothing():
    agency = AgencyFactory()
    RequirementFactory(agency=UnitFactory(parent=agency))
    RequirementFactory(agency=agency, profession="judge")
    RequirementFactory(agency=agency, withdrawn_at="2026-11-01T00:00:00Z")
    left = MembershipFactory(agency=agency, ended_on=day(-1)).person
    RequirementFactory(agency=agency)
    nobody = UserFactory()

    assert owed(left) == []
    assert owed(nobody) == []


def test_what_a_manager_reads_is_owed_in_their_own_branch():
    here, elsewhere = AgencyFactory(), AgencyFactory()
    person = MembershipFactory(agency=here).person
    MembershipFactory(agency=elsewhere, person=person)
    RequirementFactory(agency=here, course_key=COURSE, due_on=day(20))
    RequirementFactory(agency=elsewhere, course_key=COURSE, due_on=day(2))

    assert owed(person) == [(COURSE, day(2), "due_soon")]
    assert owed(person, within=[here.path]) == [(COURSE, day(20), "not_started")]


def test_one_person_stands_alone_as_among_others():
    agency = AgencyFactory()
    unit = UnitFactory(parent=agency)
    RequirementFactory(agency=agency, course_key=COURSE, due_on=date(2026, 11, 10))
    RequirementFactory(agency=unit, course_key=COURSE, due_on=day(40), profession="police")
    members = [
        MembershipFactory(agency=agency),
        MembershipFactory(agency=unit, paused_until=day(3)),
        MembershipFactory(agency=unit, started_on=date(2026, 11, 1)),
        MembershipFactory(agency=unit),
        MembershipFactory(agency=unit),
    ]
    MembershipFactory(person=members[2].person, agency=agency, ended_on=date(2026, 10, 15))
    complete_course(members[3].person, COURSE, day(-3), expires_on=day(-1))
    complete_course(members[4].person, COURSE, day(-3))

    places = Listing(Scope(agency.path, COURSE, TODAY)).everybody()
    assert {place.person_id: [(COURSE, place.due_on, place.standing)] for place in places} == {
        member.person_id: owed(member.person) for member in members
    }


@pytest.mark.parametrize("number", [1, 3])
def test_what_a_person_owes_takes_four_queries(number, django_assert_num_queries):
    person = UserFactory()
    for _n in range(number):
        agency = MembershipFactory(person=person).agency
        RequirementFactory(agency=agency)

    with django_assert_num_queries(4):
        assert len(owed(person)) == number


@time_machine.travel("2026-11-22T04:00:00Z")
def test_the_same_requirement_twice_is_one():
    agency, coordinator = AgencyFactory(), UserFactory()

    first = require(agency, COURSE, day(40), by=coordinator)
    again = require(agency, COURSE, day(40), by=UserFactory())

    assert again == first
    assert first.assigned_by == coordinator
    assert Requirement.objects.count() == 1


def test_another_due_date_leaves_the_earlier_one_in_the_history():
    agency, coordinator = AgencyFactory(), UserFactory()

    first = require(agency, COURSE, day(40), "police", by=coordinator)
    second = require(agency, COURSE, day(50), "police", by=coordinator)

    assert list(Requirement.objects.active()) == [second]
    first.refresh_from_db()
    assert first.withdrawn_at is not None


def test_withdrawing_twice_is_harmless():
    requirement = RequirementFactory()

    assert withdraw(requirement) is True
    assert withdraw(requirement) is False
    assert Requirement.objects.active().count() == 0
