"""Owns the nightly counts of every unit, which say later what changed since last week."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from agencies.models import Agency
from tracking.counting import Tally, tallies
from tracking.models import Requirement, StandingSnapshot
from tracking.owing import Scope

A_WEEK: Final = timedelta(days=7)


def take_snapshots(today: date | None = None) -> int:
    """Write down how every unit stands; the same night twice changes nothing. Returns how many."""
    today = today or timezone.localdate()
    agencies = dict(Agency.objects.values_list("path", "pk"))
    rows = [
        StandingSnapshot(
            agency_id=agencies[path], course_key=key, taken_on=today, counts=tally.as_dict()
        )
        for key, path, tally in _tallies(today)
    ]
    StandingSnapshot.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    return len(rows)


def snapshot_before(agency: Agency, course_key: UUID, today: date) -> StandingSnapshot | None:
    """The last one that is at least a week old, none older than two weeks."""
    old = StandingSnapshot.objects.filter(
        agency=agency,
        course_key=course_key,
        taken_on__range=(today - 2 * A_WEEK, today - A_WEEK),
    )
    return old.order_by("-taken_on").first()


def _tallies(today: date) -> Iterator[tuple[UUID, str, Tally]]:
    """Every unit in which somebody owes a course: one query for each course and depth of the tree."""
    deepest = Agency.objects.aggregate(Max("depth"))["depth__max"] or 0
    courses = Requirement.objects.active().order_by("course_key")
    for key in courses.values_list("course_key", flat=True).distinct():
        scope = Scope("", key, today)
        for depth in range(1, deepest + 1):
            for path, tally in tallies(scope, depth=depth).items():
                if len(path) == depth * Agency.steplen:
                    yield key, path, tally
