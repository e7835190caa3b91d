"""Saving answers, flags and extensions: append-only, each write once, nothing dropped."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from assessments.checking import checked
from assessments.models import AnswerEvent, Attempt
from assessments.refusals import (
    AttemptClosed,
    BadResponse,
    NoMoreTime,
    Refusal,
    StaleWrite,
    WriteIdTaken,
)
from assessments.serving import versions_of
from assessments.submitting import GRACE, settle

Kind = AnswerEvent.Kind
MOST_EXTENSIONS = 10
EXTENSION = timedelta(minutes=10)
OUTCOMES: dict[str, type[Refusal]] = {Kind.SUPERSEDED: StaleWrite, Kind.LATE: AttemptClosed}


@dataclass(frozen=True)
class Saved:
    sequence: int
    saved_at: datetime


def save_answer(
    attempt: Attempt,
    *,
    write_id: uuid.UUID,
    sequence: int,
    slot: int,
    response: dict[str, Any] | None,
    at: datetime,
) -> Saved:
    """Append one answer and move the attempt's sequence on by one.

    The same write twice gives the same reply. Raises StaleWrite when ``sequence`` is not the
    attempt's own (kept as superseded), AttemptClosed after the end and 60 seconds (kept as
    late), WriteIdTaken, BadResponse. ``response`` None clears the answer.
    """
    event = AnswerEvent(
        attempt_id=attempt.pk,
        write_id=write_id,
        kind=Kind.ANSWER,
        sequence=sequence + 1,
        slot=slot,
        response=checked_for(attempt, slot, response),
        saved_at=at,
    )
    in_time = Q(deadline_at=None) | Q(deadline_at__gte=at - GRACE)
    here = Attempt.objects.open().filter(in_time, pk=attempt.pk, sequence=sequence)
    try:
        with transaction.atomic():
            if here.update(sequence=F("sequence") + 1):
                event.save(force_insert=True)
                return Saved(event.sequence, event.saved_at)
    except IntegrityError:
        pass  # The write_id is known already; its event says what became of it.
    return answer_again(attempt, event, at=at)


def checked_for(attempt: Attempt, slot: int, response: Any) -> dict[str, Any] | None:
    drawn = next((each for each in attempt.drawn if each["slot"] == slot), None)
    if drawn is None:
        raise BadResponse("slot", _("This paper has no such question."))
    version = versions_of([drawn["version"]])[drawn["version"]]
    return checked(version.type, version.paper, response)


def answer_again(attempt: Attempt, event: AnswerEvent, *, at: datetime) -> Saved:
    """What a write met that did not go straight through: a twin, a newer write, or the end."""
    known = AnswerEvent.objects.filter(write_id=event.write_id).first() or kept(attempt, event, at)
    if not same_write(known, event):
        raise WriteIdTaken
    if known.kind in OUTCOMES:
        raise OUTCOMES[known.kind]
    return Saved(known.sequence, known.saved_at)


def kept(attempt: Attempt, event: AnswerEvent, at: datetime) -> AnswerEvent:
    """Keep a write that does not count; a twin of it may have been faster."""
    now = settle(Attempt.objects.get(pk=attempt.pk), at=at)
    event.kind = Kind.LATE if now.submitted_at else Kind.SUPERSEDED
    event.sequence = now.sequence
    return appended(event)


def appended(event: AnswerEvent) -> AnswerEvent:
    """The event with this write_id, whoever wrote it first."""
    try:
        with transaction.atomic():
            event.save(force_insert=True)
    except IntegrityError:
        return AnswerEvent.objects.get(write_id=event.write_id)
    return event


def same_write(known: AnswerEvent, event: AnswerEvent) -> bool:
    return (
        known.attempt_id == event.attempt_id
        and known.kind in {Kind.ANSWER, *OUTCOMES}
        and (known.slot, known.response) == (event.slot, event.response)
    )


def set_flag(
    attempt: Attempt, *, write_id: uuid.UUID, slot: int, flagged: bool, at: datetime
) -> None:
    """Mark a question to be checked later, or unmark it; repeating is harmless."""
    if attempt.submitted_at or slot not in {each["slot"] for each in attempt.drawn}:
        return
    appended(
        AnswerEvent(
            attempt_id=attempt.pk,
            write_id=write_id,
            kind=Kind.FLAG,
            sequence=attempt.sequence,
            slot=slot,
            response={"flagged": flagged},
            saved_at=at,
        )
    )


def extend(attempt: Attempt, *, write_id: uuid.UUID, at: datetime) -> datetime:
    """Ten more minutes, up to ten times; the same write twice adds them once.

    Returns the new deadline. Raises NoMoreTime, AttemptClosed.
    """
    with transaction.atomic():
        row = Attempt.objects.select_for_update().get(pk=attempt.pk)
        given = list(row.events.filter(kind=Kind.EXTENSION).values_list("write_id", flat=True))
        if write_id in given and row.deadline_at:
            return row.deadline_at
        end = extendable_end(row, len(given), at=at)
        row.deadline_at = end + EXTENSION
        row.save(update_fields=["deadline_at"])
        AnswerEvent.objects.create(
            attempt=row,
            write_id=write_id,
            kind=Kind.EXTENSION,
            sequence=row.sequence,
            response={"minutes": 10},
            saved_at=at,
        )
        return row.deadline_at


def extendable_end(attempt: Attempt, given: int, *, at: datetime) -> datetime:
    """The deadline, when more time may still be added to it."""
    end = attempt.deadline_at
    if end is None or not attempt.extendable or given >= MOST_EXTENSIONS:
        raise NoMoreTime
    if attempt.submitted_at or at > end + GRACE:
        raise AttemptClosed
    return end
