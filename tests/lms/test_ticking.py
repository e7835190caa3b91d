from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from lms import ticking
from lms.models import PeriodicJob
from lms.ticking import next_due, tick

pytestmark = pytest.mark.django_db

RUNS: list[str] = []


def good_job() -> None:
    RUNS.append("good")


def bad_job() -> None:
    raise RuntimeError("the disk is full")


@pytest.fixture
def jobs(settings):
    RUNS.clear()
    settings.SENIM_PERIODIC = [
        (f"{__name__}.bad_job", "1 minutes"),
        (f"{__name__}.good_job", "5 minutes"),
    ]


def test_a_job_runs_when_due_and_not_again_before_its_time(jobs):
    now = timezone.now()

    assert tick(now) == [f"{__name__}.bad_job", f"{__name__}.good_job"]
    assert tick(now + timedelta(minutes=1)) == [f"{__name__}.bad_job"]
    assert tick(now + timedelta(minutes=5)) == [f"{__name__}.bad_job", f"{__name__}.good_job"]
    assert RUNS == ["good", "good"]


def test_a_failing_job_is_noted_and_stops_nobody(jobs):
    tick(timezone.now())

    failed = PeriodicJob.objects.get(name=f"{__name__}.bad_job")
    assert failed.failure == "RuntimeError: the disk is full"
    assert PeriodicJob.objects.get(name=f"{__name__}.good_job").failure == ""


def test_a_second_clock_finds_the_job_claimed(jobs, monkeypatch):
    now = timezone.now()
    inner: list[list[str]] = []
    run = ticking._run
    monkeypatch.setattr(
        ticking, "_run", lambda job, name: (inner.append(tick(now)), run(job, name))
    )

    tick(now)

    assert RUNS == ["good"]


@pytest.mark.parametrize(
    ("every", "after", "due"),
    [
        (
            "5 minutes",
            datetime(2026, 11, 22, 6, 0, tzinfo=UTC),
            datetime(2026, 11, 22, 6, 5, tzinfo=UTC),
        ),
        # 05:30 in Almaty is 00:30 UTC.
        (
            "daily 05:30",
            datetime(2026, 11, 22, 0, 0, tzinfo=UTC),
            datetime(2026, 11, 22, 0, 30, tzinfo=UTC),
        ),
        (
            "daily 05:30",
            datetime(2026, 11, 22, 0, 30, tzinfo=UTC),
            datetime(2026, 11, 23, 0, 30, tzinfo=UTC),
        ),
        (
            "daily 05:30",
            datetime(2026, 11, 22, 20, 0, tzinfo=UTC),
            datetime(2026, 11, 23, 0, 30, tzinfo=UTC),
        ),
    ],
)
def test_schedules(every, after, due):
    assert next_due(every, after) == due
