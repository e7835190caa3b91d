"""Issuing: one certificate for one completion record, whoever asks and however often."""

import calendar
import logging
from datetime import date
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from certificates.announcing import announce
from certificates.composing import printed_texts
from certificates.models import Certificate, IssueProblem, SerialCounter
from certificates.tasks import render_papers
from courses.models import CompletionRecord
from home.rendering import MissingGlyph, check_glyphs

logger = logging.getLogger("senim.certificates")


def issue_certificate(record: CompletionRecord) -> Certificate:
    """The certificate of that record; issued now when there is none yet.

    Idempotent: the row of the record is locked, so of parallel calls one issues and the
    others get what it issued. The mail waits in the outbox of the same transaction; sending
    and printing come after commit and cannot undo it.

    Raises MissingGlyph, and leaves an IssueProblem, when something could not be printed
    as it is written.
    """
    issued = Certificate.objects.filter(record=record).first()
    if issued is not None:
        return issued
    issuer_names = dict(settings.SENIM_ISSUER)
    _require_printable(record, issuer_names)
    with transaction.atomic():
        CompletionRecord.objects.select_for_update().get(pk=record.pk)
        certificate, created = Certificate.objects.get_or_create(
            record=record, defaults=_new(record, issuer_names)
        )
        if created:
            _replace_older(certificate)
            IssueProblem.objects.filter(record=record).delete()
            announce(certificate)
            transaction.on_commit(partial(render_papers.enqueue, str(certificate.pk)))
    return certificate


def awaiting_certificate() -> QuerySet[CompletionRecord]:
    """Records that should have a certificate and have none, oldest first.

    It asks what is missing beside the ledger, never who would qualify by today's rules.
    """
    return CompletionRecord.objects.filter(certificate=None, corrected_by=None).order_by(
        "completed_at", "pk"
    )


def issue_missing() -> tuple[int, int]:
    """Issue what a crash left out. Safe to repeat. Returns how many were issued and refused."""
    issued = refused = 0
    for record in awaiting_certificate().select_related("learner").iterator():
        try:
            issue_certificate(record)
            issued += 1
        except MissingGlyph:
            refused += 1
    return issued, refused


def _new(record: CompletionRecord, issuer_names: dict[str, str]) -> dict:
    def serial() -> str:
        return next_serial(timezone.localdate().year)

    return {
        "serial": serial,
        "issuer_names": issuer_names,
        "expires_on": expiry(timezone.localdate(record.completed_at), record.valid_months),
        "demonstration": settings.SENIM_ALLOW_DEMONSTRATION,
    }


def next_serial(year: int) -> str:
    """SNM-2026-000001. Runs inside the transaction that uses it, so no number is lost."""
    SerialCounter.objects.get_or_create(year=year)
    counter = SerialCounter.objects.select_for_update().get(year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"SNM-{year}-{counter.last:06d}"


def expiry(completed_on: date, months: int | None) -> date | None:
    """The last day of validity: the same day of the month, or the last one there is."""
    if months is None:
        return None
    year, month = divmod(completed_on.year * 12 + completed_on.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(completed_on.day, last))


def _replace_older(certificate: Certificate) -> None:
    """One certificate a course stays in force; the others are kept and point at it.

    The newest cycle's is in force even when an older cycle's is issued after it.
    """
    record = certificate.record
    in_force = Certificate.objects.filter(
        record__learner=record.learner_id,
        record__course_key=record.course_key,
        superseded_by=None,
    ).order_by("-record__completed_at", "-issued_at")
    newest, *older = in_force
    Certificate.objects.filter(pk__in=[row.pk for row in older]).update(superseded_by=newest)


def _require_printable(record: CompletionRecord, issuer_names: dict[str, str]) -> None:
    for text in printed_texts(record, issuer_names):
        try:
            check_glyphs(text)
        except MissingGlyph as missing:
            _note(record, missing)
            raise


def _note(record: CompletionRecord, missing: MissingGlyph) -> None:
    """Keep it where administrators look; the log names the letters and not the person."""
    _problem, new = IssueProblem.objects.update_or_create(
        record=record, defaults={"text": missing.text[:400], "characters": list(missing.names)}
    )
    if new:
        logger.error(
            "certificate not issued: the font lacks characters",
            extra={"record": str(record.pk), "characters": missing.names},
        )
