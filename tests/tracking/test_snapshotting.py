import uuid
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from tests.factories import AgencyFactory, MembershipFactory, UnitFactory
from tests.factories.tracking import RequirementFactory, complete_course
from tracking.models import StandingSnapshot
from tracking.snapshotting import snapshot_before, take_snapshots

TODAY = date(2026, 11, 22)
COURSE = uuid.UUID("11111111-1111-4111-8111-111111111111")
pytestmark = pytest.mark.django_db
NOBODY = {
    "overdue": 0,
    "expired": 0,
    "due_soon": 0,
    "not_started": 0,
    "in_progress": 0,
    "paused": 0,
    "done": 0,
}


def counts():
    return {row.agency.path: row.counts for row in StandingSnapshot.objects.all()}


def test_every_unit_is_written_down_with_those_below_it():
    agency = AgencyFactory()
    unit, empty = UnitFactory(parent=agency), UnitFactory(parent=agency)
    desk = UnitFactory(parent=unit)
    RequirementFactory(agency=agency, course_key=COURSE, due_on=TODAY - timedelta(days=1))
    MembershipFactory(agency=agency)
    MembershipFactory(agency=desk)
    complete_course(MembershipFactory(agency=unit).person, COURSE, TODAY)

    assert take_snapshots(TODAY) == 3

    assert counts() == {
        agency.path: NOBODY | {"overdue": 2, "done": 1},
        unit.path: NOBODY | {"overdue": 1, "done": 1},
        desk.path: NOBODY | {"overdue": 1},
    }
    assert empty.path not in counts()


def test_the_same_night_twice_changes_nothing():
    agency = AgencyFactory()
    RequirementFactory(agency=agency, course_key=COURSE, due_on=TODAY)
    member = MembershipFactory(agency=agency)
    take_snapshots(TODAY)
    complete_course(member.person, COURSE, TODAY)

    take_snapshots(TODAY)

    assert counts() == {agency.path: NOBODY | {"due_soon": 1}}


@pytest.mark.parametrize(("days", "found"), [(6, False), (7, True), (14, True), (15, False)])
def test_a_comparison_is_a_week_old_or_a_little_more(days, found):
    agency = AgencyFactory()
    RequirementFactory(agency=agency, course_key=COURSE, due_on=TODAY)
    MembershipFactory(agency=agency)
    take_snapshots(TODAY - timedelta(days=days))

    assert (snapshot_before(agency, COURSE, TODAY) is not None) is found


def test_the_clock_knows_the_job():
    jobs = dict(settings.SENIM_PERIODIC)

    assert jobs["tracking.snapshotting.take_snapshots"] == "daily 05:30"
    assert import_string("tracking.snapshotting.take_snapshots")() == 0
