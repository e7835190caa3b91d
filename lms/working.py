"""Owns the task worker's life: its lease, and second chances for tasks whose worker died or failed."""

import threading
from datetime import timedelta

from django.db import close_old_connections
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lms.models import WorkerLease

LEASE_EVERY = 10  # seconds
ATTEMPTS = 5


def keep_lease(worker_id: str, stop: threading.Event) -> None:
    """Say every ten seconds that this worker is alive, until ``stop`` is set."""
    while not stop.is_set():
        WorkerLease.objects.update_or_create(
            worker_id=worker_id, defaults={"seen_at": timezone.now()}
        )
        close_old_connections()
        stop.wait(LEASE_EVERY)


def requeue_tasks() -> int:
    """Give lost and failed tasks another chance; returns how many.

    Lost: running, with a worker that has been silent for a minute. Failed: fewer than five
    tries, each waiting twice as long as the last. Tasks are idempotent, so a worker that was only
    slow does no harm.
    """
    alive = set(WorkerLease.objects.alive().values_list("worker_id", flat=True))
    lost = [t for t in _old_enough(DBTaskResult.objects.running()) if t.worker_ids[-1] not in alive]
    failed = [t for t in DBTaskResult.objects.failed() if _may_retry(t)]
    for task in [*lost, *failed]:
        _requeue(task)
    WorkerLease.objects.exclude(worker_id__in=alive).delete()
    return len(lost) + len(failed)


def _old_enough(tasks: QuerySet[DBTaskResult]) -> QuerySet[DBTaskResult]:
    """A worker writes its first lease before its first task; a minute's grace costs nothing."""
    return tasks.filter(started_at__lt=timezone.now() - WorkerLease.LIFETIME)


def _may_retry(task: DBTaskResult) -> bool:
    tries = len(task.worker_ids)
    wait = timedelta(minutes=2**tries)
    return tries < ATTEMPTS and task.finished_at + wait <= timezone.now()


def _requeue(task: DBTaskResult) -> None:
    """Back to the queue, unless somebody moved it meanwhile."""
    DBTaskResult.objects.filter(pk=task.pk, status=task.status, started_at=task.started_at).update(
        status=TaskResultStatus.READY, started_at=None, finished_at=None, run_after=timezone.now()
    )
