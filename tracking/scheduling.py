"""Owns working days: weekends and the public holidays of Kazakhstan, with the site's corrections."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import holidays
from django.conf import settings

SATURDAY: Final = 5
DEFAULT_WORKING_DAYS: Final = 30
SHORT_WORKING_DAYS: Final = 10


def is_working_day(day: date) -> bool:
    """``SENIM_WORKING_DAYS`` maps an ISO date to True or False where the government moved one."""
    moved = settings.SENIM_WORKING_DAYS.get(day.isoformat())
    if moved is not None:
        return moved
    return day.weekday() < SATURDAY and day not in holidays.country_holidays("KZ", years=day.year)


def working_days_from(day: date) -> Iterator[date]:
    """The working days after ``day``, without end."""
    while True:
        day += timedelta(days=1)
        if is_working_day(day):
            yield day


def default_due_on(today: date) -> date:
    """Thirty working days after today."""
    days = working_days_from(today)
    return [next(days) for _n in range(DEFAULT_WORKING_DAYS)][-1]


def is_short_notice(due_on: date, today: date) -> bool:
    """Whether fewer than ten working days are left, the due day included."""
    days = working_days_from(today)
    return due_on < [next(days) for _n in range(SHORT_WORKING_DAYS)][-1]
