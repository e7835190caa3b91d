"""Owns time: which periodic jobs are due, and that each is run once however many clocks tick."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from lms.models import PeriodicJob

logger = logging.getLogger("senim.tick")


def next_due(every: str, after: datetime) -> datetime:
    """The first moment after ``after`` of a schedule: "5 minutes" or "daily 05:30" (local time).

    Daily moments are computed from the calendar, so they never drift with run time.
    """
    if every.startswith("daily "):
        hour, minute = map(int, every.removeprefix("daily ").split(":"))
        local = timezone.localtime(after)
        moment = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
        return moment if moment > local else moment + timedelta(days=1)
    return after + timedelta(minutes=int(every.removesuffix(" minutes")))


def tick(now: datetime) -> list[str]:
    """Run what is due; returns the names of the jobs run. Safe to call from two processes."""
    return [name for name, every in settings.SENIM_PERIODIC if _run_if_due(name, every, now)]


def _run_if_due(name: str, every: str, now: datetime) -> bool:
    PeriodicJob.objects.get_or_create(name=name, defaults={"due_at": now})
    claimed = PeriodicJob.objects.filter(name=name, due_at__lte=now).update(
        due_at=next_due(every, now), started_at=now, failure=""
    )
    if claimed:
        _run(import_string(name), name)
    return bool(claimed)


def _run(job: Callable[[], object], name: str) -> None:
    """A job that fails is noted and tried again at its next moment; the others go on."""
    failure = ""
    try:
        job()
    except Exception as exc:
        failure = f"{type(exc).__name__}: {exc}"[:300]
        logger.exception("periodic job failed", extra={"job": name})
    PeriodicJob.objects.filter(name=name).update(finished_at=timezone.now(), failure=failure)
