from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agencies.suppressing import RATES, SENSITIVE, TOTAL, may_filter, suppress

COUNTS = st.integers(0, 12) | st.integers(0, 400)


@st.composite
def tables(draw):
    columns = draw(st.integers(1, 4))
    row = st.fixed_dictionaries({f"c{n}": COUNTS for n in range(columns)})
    rows = draw(st.lists(row, min_size=1, max_size=6))
    return {f"r{n}": row for n, row in enumerate(rows)}


def test_large_numbers_are_shown_with_their_totals():
    assert suppress({"a": {"done": 20, "late": 7}, "b": {"done": 9, "late": 5}}, threshold=5) == {
        "a": {"done": 20, "late": 7, TOTAL: 27},
        "b": {"done": 9, "late": 5, TOTAL: 14},
        TOTAL: {"done": 29, "late": 12, TOTAL: 41},
    }


def test_a_small_number_takes_others_with_it():
    shown = suppress(
        {
            "a": {"done": 20, "late": 4},
            "b": {"done": 9, "late": 6},
            "c": {"done": 90, "late": 60},
        },
        threshold=5,
    )

    assert shown == {
        "a": {"done": None, "late": None, TOTAL: 24},
        "b": {"done": None, "late": None, TOTAL: 15},
        "c": {"done": 90, "late": 60, TOTAL: 150},
        TOTAL: {"done": 119, "late": 70, TOTAL: 189},
    }


def test_zero_is_a_small_number():
    assert suppress({"a": {"done": 30, "late": 0}}, threshold=5) == {
        "a": {"done": None, "late": None, TOTAL: 30},
        TOTAL: {"done": None, "late": None, TOTAL: 30},
    }


def test_a_small_country_shows_nothing():
    assert suppress({"a": {"done": 1}, "b": {"done": 3}}, threshold=5) == {
        "a": {"done": None, TOTAL: None},
        "b": {"done": None, TOTAL: None},
        TOTAL: {"done": None, TOTAL: None},
    }


def test_no_rows_no_numbers():
    assert suppress({}, threshold=5) == {TOTAL: {}}


def equations(shown, columns):
    """Each row and column as coefficients of the hidden cells, for a reader who knows the rules."""
    unknown = [(r, c) for r, row in shown.items() for c, people in row.items() if people is None]
    lines = [[(r, c) for c in (*columns, TOTAL)] for r in shown]
    lines += [[(r, c) for r in shown] for c in (*columns, TOTAL)]
    rows = []
    for line in lines:
        signs = {cell: Fraction(-1 if cell == line[-1] else 1) for cell in line}
        rows.append([signs.get(cell, Fraction(0)) for cell in unknown])
    return unknown, rows


def determined(unknown, rows):
    """Hidden cells whose value the equations fix, by elimination."""
    pivots = {}
    for row in rows:
        row = list(row)
        for column, pivot in pivots.items():
            factor = row[column]
            row = [a - factor * b for a, b in zip(row, pivot, strict=True)]
        lead = next((n for n, value in enumerate(row) if value), None)
        if lead is None:
            continue
        row = [value / row[lead] for value in row]
        for column, pivot in pivots.items():
            factor = pivot[lead]
            pivots[column] = [a - factor * b for a, b in zip(pivot, row, strict=True)]
        pivots[lead] = row
    return [unknown[n] for n, row in pivots.items() if sum(map(bool, row)) == 1]


@given(tables(), st.sampled_from([RATES, SENSITIVE]))
def test_nothing_hidden_can_be_worked_out(table, threshold):
    shown = suppress(table, threshold=threshold)

    unknown, rows = equations(shown, list(table["r0"]))
    assert determined(unknown, rows) == []


@given(tables(), st.sampled_from([RATES, SENSITIVE]))
def test_no_small_number_is_shown_and_no_number_is_changed(table, threshold):
    shown = suppress(table, threshold=threshold)

    for row, counts in table.items():
        for column, people in counts.items():
            assert shown[row][column] in ({None} if people < threshold else {None, people})
        assert shown[row][TOTAL] in (None, sum(counts.values()))


@given(tables())
def test_what_is_hidden_beside_a_visible_total_is_no_small_number_together(table):
    shown = suppress(table, threshold=RATES)

    for row in shown.values():
        unseen = [column for column, people in row.items() if people is None]
        if row[TOTAL] is not None and unseen:
            assert row[TOTAL] - sum(v for c, v in row.items() if c != TOTAL and v) >= RATES


@pytest.mark.parametrize(
    ("result", "whole", "expected"),
    [
        (10, 30, True),
        (4, 30, False),
        (0, 30, False),
        (26, 30, False),
        (25, 30, True),
        (30, 30, True),
        (4, 4, False),
    ],
)
def test_filters(result, whole, expected):
    assert may_filter(result, whole, threshold=5) is expected
