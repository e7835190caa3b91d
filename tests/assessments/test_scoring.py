import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring import mark, mark_choices, mark_order, number_from, percent, rounded, total

ONE = Decimal(1)
THREE = Decimal(3)

SINGLE = {"correct": ["a"]}
MULTIPLE = {"correct": ["a", "b", "c"]}
TRUE = {"truth": True}
FALSE = {"truth": False}
ORDER = {"order": [["a"], ["b", "c"], ["d"]]}
PAIRS = {"pairs": {"l1": "r1", "l2": "r2", "l3": "r2", "l4": "r4"}}
HOURS = {"value": "72", "tolerance": "0"}
DEGREES = {"value": "-36.6", "tolerance": "0.2"}


@pytest.mark.parametrize(
    ("kind", "key", "response", "earned"),
    [
        ("single", SINGLE, {"choice": "a"}, "3.00"),
        ("single", SINGLE, {"choice": "b"}, "0.00"),
        ("single", SINGLE, None, "0.00"),
        ("multiple", MULTIPLE, {"choices": ["a", "b", "c"]}, "3.00"),
        ("multiple", MULTIPLE, {"choices": ["a", "b"]}, "2.00"),
        ("multiple", MULTIPLE, {"choices": ["a", "b", "x"]}, "1.00"),
        ("multiple", MULTIPLE, {"choices": ["a", "x", "y"]}, "0.00"),
        ("multiple", MULTIPLE, {"choices": []}, "0.00"),
        ("true_false", TRUE, {"value": True, "justification": ""}, "3.00"),
        ("true_false", TRUE, {"value": False, "justification": "A good reason"}, "0.00"),
        ("true_false", FALSE, {"value": False, "justification": ""}, "3.00"),
        ("ordering", ORDER, {"order": ["a", "b", "c", "d"]}, "3.00"),
        ("ordering", ORDER, {"order": ["a", "c", "b", "d"]}, "3.00"),
        ("ordering", ORDER, {"order": ["b", "a", "c", "d"]}, "1.80"),
        ("ordering", ORDER, {"order": ["d", "c", "b", "a"]}, "0.00"),
        ("ordering", ORDER, {"order": ["b", "c", "d", "a"]}, "0.00"),
        ("matching", PAIRS, {"pairs": {"l1": "r1", "l2": "r2", "l3": "r2", "l4": "r4"}}, "3.00"),
        ("matching", PAIRS, {"pairs": {"l1": "r1", "l2": "r4", "l3": "r2"}}, "1.50"),
        ("matching", PAIRS, {"pairs": {}}, "0.00"),
        ("numeric", HOURS, {"value": "72"}, "3.00"),
        ("numeric", HOURS, {"value": "72,0"}, "3.00"),
        ("numeric", HOURS, {"value": "72.01"}, "0.00"),
        ("numeric", DEGREES, {"value": "\u221236,4"}, "3.00"),
        ("numeric", DEGREES, {"value": "-36,81"}, "0.00"),
    ],
)
def test_marks(kind, key, response, earned):
    assert str(rounded(mark(kind, key, response, THREE))) == earned


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("72", "72"),
        (" 72 ", "72"),
        ("72,5", "72.5"),
        ("72.5", "72.5"),
        (",5", "0.5"),
        ("1 000", "1000"),
        ("1\u00a0000", "1000"),
        ("1\u202f000,25", "1000.25"),
        ("-3", "-3"),
        ("\u22123", "-3"),
        ("\u2013 3", "-3"),
        ("+4", "4"),
    ],
)
def test_numbers_are_read_as_people_write_them(text, number):
    assert number_from(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", " ", "abc", "1,000.5", "1e5", "NaN", "Infinity", "--3", "3-", ".", "٧٢", "9" * 31, "7 h"],
)
def test_what_is_not_a_number_is_refused(text):
    with pytest.raises(ValueError, match="not a number"):
        number_from(text)


@given(st.text(max_size=60))
def test_reading_a_number_answers_or_refuses(text):
    with contextlib.suppress(ValueError):
        assert number_from(text).is_finite()


ids = st.sets(st.integers(0, 9))


@given(correct=ids.filter(bool), chosen=ids)
def test_choices_earn_from_nothing_to_all(correct, chosen):
    earned = mark_choices(correct, chosen, THREE)

    assert 0 <= earned <= THREE
    assert (earned == THREE) == (correct == chosen)


@given(correct=ids.filter(bool), chosen=ids, extra=st.integers(10, 12))
def test_a_wrong_choice_never_helps(correct, chosen, extra):
    without = mark_choices(correct, chosen, ONE)

    assert mark_choices(correct, chosen | {extra}, ONE) <= without


def test_a_question_without_a_right_answer_cannot_be_marked():
    with pytest.raises(ValueError, match="at least one correct option"):
        mark_choices([], [1], ONE)


@given(st.permutations(list(range(6))))
def test_orders_earn_from_nothing_to_all(order):
    groups = [[0], [1, 2], [3], [4], [5]]
    earned = mark_order(groups, order, ONE)
    swapped = [{1: 2, 2: 1}.get(item, item) for item in order]

    assert 0 <= earned <= ONE
    assert (earned == ONE) == (order in ([0, 1, 2, 3, 4, 5], [0, 2, 1, 3, 4, 5]))
    assert mark_order(groups, swapped, ONE) == earned


def test_an_order_is_read_by_its_pairs_and_not_by_its_places():
    """The first item moved to the end keeps what is right among the others."""
    groups = [[item] for item in "abcdef"]

    assert rounded(mark_order(groups, "bcdefa", THREE)) == Decimal("1.00")
    assert rounded(mark_order(groups, "bacdef", THREE)) == Decimal("2.60")


def test_items_that_may_stand_anyhow_are_always_right():
    assert mark_order([["a", "b"]], ["b", "a"], ONE) == ONE


@pytest.mark.parametrize("order", [["a"], ["a", "b", "b"], ["a", "x"]])
def test_an_order_must_name_every_item_once(order):
    with pytest.raises(ValueError, match="every item once"):
        mark_order([["a"], ["b"]], order, ONE)


def test_three_thirds_make_a_whole_and_pass():
    third = mark_choices([1, 2, 3], [1], ONE)

    result = total([(third, ONE), (third, ONE), (third, ONE)], 33)

    assert (str(result.score), str(result.max_score), result.passed) == ("1.00", "3.00", True)


@pytest.mark.parametrize(
    ("score", "passed", "shown"),
    [("7", True, "70.0"), ("6.99", False, "69.9"), ("10", True, "100.0"), ("0", False, "0.0")],
)
def test_the_pass_mark_itself_passes(score, passed, shown):
    marks = [(Decimal(score), Decimal(10))]

    assert total(marks, 70).passed is passed
    assert str(percent(Decimal(score), Decimal(10))) == shown


def test_a_printed_pass_mark_has_always_passed():
    """20.99 of 30 is 69.97 per cent: not to be printed as 70.0."""
    assert str(percent(Decimal("20.99"), Decimal(30))) == "69.9"


def test_an_empty_paper_passes_nobody():
    assert total([], 70).passed is False
    assert str(percent(Decimal(0), Decimal(0))) == "0.0"
