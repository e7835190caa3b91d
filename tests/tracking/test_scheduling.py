from datetime import date

import pytest

from tracking.scheduling import default_due_on, is_short_notice, is_working_day


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 23), True),  # Monday
        (date(2026, 11, 28), False),  # Saturday
        (date(2026, 12, 16), False),  # Independence Day, a Wednesday
        (date(2027, 1, 4), False),  # moved from Saturday, 2 January
        (date(2027, 3, 22), False),  # Nauryz
    ],
)
def test_working_days(day, expected):
    assert is_working_day(day) is expected


def test_the_site_corrects_the_calendar(settings):
    settings.SENIM_WORKING_DAYS = {"2026-11-23": False, "2026-11-28": True}

    assert is_working_day(date(2026, 11, 23)) is False
    assert is_working_day(date(2026, 11, 28)) is True


def test_thirty_working_days_pass_over_the_holidays():
    # 22 November 2026 is a Sunday; 16 December, 1 and 4 January are days off.
    assert default_due_on(date(2026, 11, 22)) == date(2027, 1, 6)


@pytest.mark.parametrize(
    ("due_on", "expected"), [(date(2026, 12, 3), True), (date(2026, 12, 4), False)]
)
def test_short_notice_is_less_than_ten_working_days(due_on, expected):
    assert is_short_notice(due_on, date(2026, 11, 22)) is expected
