"""The database counts what the pure rules say; people are counted once."""

import itertools
import uuid
from datetime import date, timedelta

import pytest

from agencies.models import Agency
from tests.factories import (
    AgencyFactory,
    MembershipFactory,
    PostFactory,
    UnitFactory,
    UserFactory,
)
from tests.factories.tracking import RequirementFactory, complete_course, start_course
from tracking.counting import tallies_below, tally_of
from tracking.listing import Listing
from tracking.owing import Scope
from tracking.standing import due_for, standing

TODAY = date(2026, 11, 22)
COURSE = uuid.UUID("11111111-1111-4111-8111-111111111111")
OTHER_COURSE = uuid.UUID("22222222-2222-4222-8222-222222222222")
ASSIGNED = date(2026, 10, 1)
FOREVER = 10_000
pytestmark = pytest.mark.django_db


def day(offset: int | None) -> date | None:
    return None if offset in (None, FOREVER) else TODAY + timedelta(days=offset)


def scope_of(agency: Agency | None, today: date = TODAY) -> Scope:
    return Scope(agency.path if agency else "", COURSE, today)


def standings(agency: Agency) -> dict:
    return {p.person_id: (p.standing, p.due_on) for p in Listing(scope_of(agency)).everybody()}


def test_sql_stands_people_as_the_pure_rule_over_a_grid():
    agency, post = AgencyFactory(), PostFactory()
    expected = {}
    for due in (-1, 0, 14, 15):
        unit = UnitFactory(parent=agency)
        RequirementFactory(agency=unit, course_key=COURSE, due_on=day(due))
        rest = itertools.product((None, -1, 0, 1), (False, True), (None, FOREVER, -1, 0, 1))
        for paused, started, lasts in rest:
            person = UserFactory()
            MembershipFactory(person=person, agency=unit, post=post, paused_until=day(paused))
            if lasts is not None:
                complete_course(person, COURSE, day(-30), expires_on=day(lasts))
            if started:
                start_course(person, COURSE, cycle=2)
            stands = standing(
                day(due),
                completed_on=None if lasts is None else day(-30),
                expires_on=day(lasts),
                started=started,
                paused_until=day(paused),
                today=TODAY,
            )
            expected[person.pk] = (stands, day(due))

    assert standings(agency) == expected
    assert len(expected) == 160


def test_sql_gives_newcomers_the_days_of_the_pure_rule():
    agency, post = AgencyFactory(), PostFactory()
    RequirementFactory(agency=agency, course_key=COURSE, due_on=date(2026, 11, 10))
    expected = {}
    for started_on in (date(2026, 9, 30), ASSIGNED, date(2026, 10, 2), date(2026, 11, 1)):
        member = MembershipFactory(agency=agency, post=post, started_on=started_on)
        expected[member.person_id] = due_for(
            date(2026, 11, 10), assigned_on=ASSIGNED, joined_on=started_on, newcomer_days=30
        )

    assert {key: due for key, (_word, due) in standings(agency).items()} == expected
    assert expected[member.person_id] == date(2026, 12, 1)


def test_a_transfer_inside_the_branch_gives_no_new_days():
    agency = AgencyFactory()
    before, after = UnitFactory(parent=agency), UnitFactory(parent=agency)
    RequirementFactory(agency=agency, course_key=COURSE, due_on=date(2026, 11, 10))
    moved = MembershipFactory(agency=before, ended_on=date(2026, 11, 1))
    MembershipFactory(agency=after, person=moved.person, started_on=date(2026, 11, 2))

    assert standings(agency) == {moved.person_id: ("overdue", date(2026, 11, 10))}
    assert standings(before) == {}
    assert standings(after) == {moved.person_id: ("overdue", date(2026, 11, 10))}


def test_a_transfer_from_another_agency_gives_days_of_ones_own():
    agency = AgencyFactory()
    RequirementFactory(agency=agency, course_key=COURSE, due_on=date(2026, 11, 10))
    moved = MembershipFactory(ended_on=date(2026, 11, 1))
    MembershipFactory(agency=agency, person=moved.person, started_on=date(2026, 11, 2))

    assert standings(agency) == {moved.person_id: ("due_soon", date(2026, 12, 2))}


def test_somebody_in_two_units_is_counted_once_above_them():
    agency = AgencyFactory()
    first, second = UnitFactory(parent=agency), UnitFactory(parent=agency)
    RequirementFactory(agency=agency, course_key=COURSE, due_on=day(30))
    person = MembershipFactory(agency=first).person
    MembershipFactory(agency=second, person=person)
    directly = MembershipFactory(agency=agency).person
    complete_course(directly, COURSE, day(-1))

    assert tally_of(scope_of(agency)) == {"not_started": 1, "done": 1}
    assert tallies_below(scope_of(agency)) == {
        first.path: {"not_started": 1},
        second.path: {"not_started": 1},
        agency.path: {"done": 1},
    }


def test_the_earliest_of_several_due_dates_counts():
    agency = AgencyFactory()
    unit = UnitFactory(parent=agency)
    RequirementFactory(agency=agency, course_key=COURSE, due_on=day(60))
    RequirementFactory(agency=unit, course_key=COURSE, due_on=day(5))
    member = MembershipFactory(agency=unit)

    assert standings(agency) == {member.person_id: ("due_soon", day(5))}


def test_who_is_not_counted():
    agency = AgencyFactory()
    RequirementFactory(agency=agency, course_key=COURSE, due_on=day(5), profession="police")
    RequirementFactory(agency=agency, course_key=OTHER_COURSE, due_on=day(5))
    MembershipFactory(agency=agency, post__profession="medical")
    MembershipFactory(agency=agency, ended_on=day(-1))
    MembershipFactory(agency=agency, started_on=day(1))
    MembershipFactory(agency=agency, person__is_active=False)
    MembershipFactory()
    last_day = MembershipFactory(agency=agency, ended_on=TODAY)

    assert standings(agency) == {last_day.person_id: ("due_soon", day(5))}


def test_leave_counts_when_it_is_from_every_unit():
    agency = AgencyFactory()
    first, second = UnitFactory(parent=agency), UnitFactory(parent=agency)
    RequirementFactory(agency=agency, course_key=COURSE, due_on=day(-1))
    person = MembershipFactory(agency=first, paused_until=day(9)).person
    MembershipFactory(agency=second, person=person)

    assert standings(first) == {person.pk: ("paused", day(-1))}
    assert standings(agency) == {person.pk: ("overdue", day(-1))}


def test_the_completion_that_lasts_longest_counts_and_a_withdrawn_one_never():
    agency = AgencyFactory()
    RequirementFactory(agency=agency, course_key=COURSE, due_on=day(5))
    renewed, revoked, unprinted = (MembershipFactory(agency=agency).person for _n in range(3))
    complete_course(renewed, COURSE, day(-700), expires_on=day(-1))
    complete_course(renewed, COURSE, day(-20), expires_on=day(700), cycle=2)
    withdrawn = complete_course(revoked, COURSE, day(-20))
    type(withdrawn).objects.filter(pk=withdrawn.pk).update(revoked_at="2026-11-20T00:00:00Z")
    complete_course(unprinted, COURSE, day(-1), serial="")

    assert standings(agency) == {
        renewed.pk: ("done", day(5)),
        revoked.pk: ("due_soon", day(5)),
        unprinted.pk: ("done", day(5)),
    }


@pytest.mark.parametrize("number", [1, 3])
def test_counting_takes_two_queries_however_many_people(number, django_assert_num_queries):
    agency = AgencyFactory()
    RequirementFactory(agency=agency, course_key=COURSE, due_on=day(5))
    for _n in range(number):
        unit = UnitFactory(parent=agency)
        MembershipFactory(agency=unit)

    with django_assert_num_queries(2):  # requirements; counts
        tallies = tallies_below(scope_of(agency))

    assert len(tallies) == number


def test_the_country_is_counted_by_agency():
    first, second = AgencyFactory(), AgencyFactory()
    for agency in (first, second):
        RequirementFactory(agency=agency, course_key=COURSE, due_on=day(5))
        MembershipFactory(agency=UnitFactory(parent=agency))

    assert tallies_below(scope_of(None)) == {
        first.path: {"due_soon": 1},
        second.path: {"due_soon": 1},
    }
