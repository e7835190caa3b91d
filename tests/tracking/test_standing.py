from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracking.standing import Standing, due_for, standing

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)
IN_A_YEAR = TODAY + timedelta(days=365)

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
MAYBE = st.none() | DAYS
FACTS = st.fixed_dictionaries(
    {
        "due_on": DAYS,
        "completed_on": MAYBE,
        "expires_on": MAYBE,
        "started": st.booleans(),
        "paused_until": MAYBE,
    }
)


@pytest.mark.parametrize(
    ("due_on", "facts", "expected"),
    [
        (IN_A_YEAR, {}, "not_started"),
        (IN_A_YEAR, {"started": True}, "in_progress"),
        (TODAY + timedelta(days=15), {}, "not_started"),
        (TODAY + timedelta(days=14), {}, "due_soon"),
        (TODAY + timedelta(days=14), {"started": True}, "due_soon"),
        (TODAY, {}, "due_soon"),  # the due day itself counts
        (YESTERDAY, {}, "overdue"),
        (YESTERDAY, {"started": True}, "overdue"),
        (YESTERDAY, {"completed_on": TODAY}, "done"),
        (YESTERDAY, {"completed_on": YESTERDAY, "expires_on": TODAY}, "done"),
        (YESTERDAY, {"completed_on": YESTERDAY, "expires_on": YESTERDAY}, "expired"),
        (IN_A_YEAR, {"completed_on": YESTERDAY, "expires_on": YESTERDAY}, "expired"),
        (IN_A_YEAR, {"completed_on": TODAY, "expires_on": YESTERDAY, "started": True}, "expired"),
        (YESTERDAY, {"paused_until": TODAY}, "paused"),
        (YESTERDAY, {"paused_until": YESTERDAY}, "overdue"),
        (YESTERDAY, {"paused_until": TOMORROW, "completed_on": TODAY}, "done"),
        (
            YESTERDAY,
            {"paused_until": TOMORROW, "completed_on": YESTERDAY, "expires_on": YESTERDAY},
            "paused",
        ),
    ],
)
def test_standing(due_on, facts, expected):
    assert standing(due_on, **facts, today=TODAY) == expected


@given(FACTS, DAYS)
def test_a_completion_that_lasts_is_done_whatever_else_is_stored(facts, today):
    facts |= {"completed_on": today, "expires_on": None}

    assert standing(**facts, today=today) == Standing.DONE


@given(FACTS, DAYS)
def test_an_untouched_requirement_only_grows_more_urgent_with_time(facts, today):
    facts |= {"completed_on": None, "paused_until": None}
    now = standing(**facts, today=today)
    later = standing(**facts, today=today + timedelta(days=1))

    order = ["not_started", "in_progress", "due_soon", "overdue"]
    assert order.index(later) >= order.index(now)


@given(FACTS, DAYS)
def test_nobody_on_leave_is_called_overdue_or_expired(facts, today):
    facts |= {"paused_until": today}

    assert standing(**facts, today=today) in {Standing.DONE, Standing.PAUSED}


@given(FACTS, DAYS)
def test_whoever_never_completed_is_neither_done_nor_expired(facts, today):
    facts |= {"completed_on": None}

    assert standing(**facts, today=today) not in {Standing.DONE, Standing.EXPIRED}


@pytest.mark.parametrize(
    ("joined_on", "expected"),
    [
        (date(2025, 1, 1), date(2026, 11, 10)),
        (date(2026, 10, 1), date(2026, 11, 10)),  # on the day it was set
        (date(2026, 10, 2), date(2026, 11, 10)),  # thirty days end before the due date
        (date(2026, 10, 12), date(2026, 11, 11)),
        (date(2026, 12, 1), date(2026, 12, 31)),
    ],
)
def test_newcomers_have_days_of_their_own(joined_on, expected):
    assert (
        due_for(
            date(2026, 11, 10),
            assigned_on=date(2026, 10, 1),
            joined_on=joined_on,
            newcomer_days=30,
        )
        == expected
    )
