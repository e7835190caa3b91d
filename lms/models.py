"""What keeps background work honest: who is alive, what is due."""

from datetime import timedelta
from typing import Self

from django.db import models
from django.utils import timezone


class WorkerLeaseQuerySet(models.QuerySet):
    def alive(self) -> Self:
        return self.filter(seen_at__gte=timezone.now() - WorkerLease.LIFETIME)


class WorkerLease(models.Model):
    """A task worker that says it is alive every few seconds; silence means that it died."""

    LIFETIME = timedelta(seconds=60)

    worker_id = models.CharField(max_length=64, unique=True)
    seen_at = models.DateTimeField(default=timezone.now)

    objects = WorkerLeaseQuerySet.as_manager()


class PeriodicJob(models.Model):
    """One job of settings.SENIM_PERIODIC: claimed in the database, so that two ticks never run it twice."""

    name = models.CharField(max_length=200, unique=True)
    due_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)
