"""Owns standing: where one person stands with one required course, from stored dates alone."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

DUE_SOON_DAYS: Final = 14


class Standing(StrEnum):
    """In order of urgency: the first needs somebody's attention most."""

    OVERDUE = "overdue"
    EXPIRED = "expired"
    DUE_SOON = "due_soon"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    DONE = "done"


URGENCY: Final = {standing: rank for rank, standing in enumerate(Standing)}


def standing(
    due_on: date,
    *,
    completed_on: date | None = None,
    expires_on: date | None = None,
    started: bool = False,
    paused_until: date | None = None,
    today: date,
) -> Standing:
    """Where a person stands today. The last day of anything still counts.

    ``expires_on`` belongs to the completion and is None for one that lasts for ever. Somebody
    on leave is neither overdue nor expired until the leave is over: they cannot act on it.
    """
    if completed_on is not None and (expires_on is None or today <= expires_on):
        return Standing.DONE
    if paused_until is not None and today <= paused_until:
        return Standing.PAUSED
    if completed_on is not None:
        return Standing.EXPIRED
    return _still_owed(due_on, started=started, today=today)


def _still_owed(due_on: date, *, started: bool, today: date) -> Standing:
    if today > due_on:
        return Standing.OVERDUE
    if due_on - today <= timedelta(days=DUE_SOON_DAYS):
        return Standing.DUE_SOON
    return Standing.IN_PROGRESS if started else Standing.NOT_STARTED


def due_for(due_on: date, *, assigned_on: date, joined_on: date, newcomer_days: int) -> date:
    """The due date of one person: whoever joined after it was set has days of their own."""
    if joined_on <= assigned_on:
        return due_on
    return max(due_on, joined_on + timedelta(days=newcomer_days))
