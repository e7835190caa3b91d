"""Owns which completion counts: of several, the one that lasts longest; a withdrawn one never."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from courses.models import CompletionRecord

FOREVER: Final = date.max


@dataclass(frozen=True)
class Credit:
    completed_on: date
    expires_on: date | None
    certificate: str  # its number; empty while it is being prepared


def counted(course_keys: Collection[UUID]) -> QuerySet[CompletionRecord]:
    """Completions that count, expired ones included; a corrected record gives way to its correction."""
    standing = Q(certificate=None) | Q(certificate__revoked_at=None)
    return CompletionRecord.objects.filter(standing, course_key__in=course_keys, corrected_by=None)


def lasting(course_keys: Collection[UUID], today: date) -> QuerySet[CompletionRecord]:
    """Completions that count today; the day of expiry is the last one."""
    expires_on = "certificate__expires_on"
    return counted(course_keys).filter(Q(**{expires_on: None}) | Q(**{f"{expires_on}__gte": today}))


def credits_of(
    learners: Iterable[UUID], course_keys: Collection[UUID]
) -> dict[tuple[UUID, UUID], Credit]:
    """What each learner holds of each course, by (learner, course); one query."""
    records = counted(course_keys).filter(learner__in=list(learners)).select_related("certificate")
    return {(r.learner_id, r.course_key): _credit(r) for r in sorted(records, key=_how_long)}


def _how_long(record: CompletionRecord) -> tuple:
    certificate = getattr(record, "certificate", None)
    return (certificate and certificate.expires_on) or FOREVER, record.completed_at


def _credit(record: CompletionRecord) -> Credit:
    certificate = getattr(record, "certificate", None)
    return Credit(
        completed_on=timezone.localdate(record.completed_at),
        expires_on=certificate.expires_on if certificate else None,
        certificate=certificate.serial if certificate else "",
    )
