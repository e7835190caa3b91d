from hypothesis import given
from hypothesis import strategies as st

from assessments.drawing import draw, is_accepted, shown_order

seeds = st.integers(0, 2**64)
POOL = list("abcdefghij")


@given(seed=seeds, count=st.one_of(st.none(), st.integers(0, 15)), shuffle=st.booleans())
def test_a_draw_takes_each_question_at_most_once(seed, count, shuffle):
    drawn = draw(POOL, count, shuffle=shuffle, seed=seed)

    assert len(drawn) == min(10 if count is None else count, 10)
    assert len(set(drawn)) == len(drawn)
    assert draw(POOL, count, shuffle=shuffle, seed=seed) == drawn


@given(seed=seeds)
def test_an_unmixed_paper_keeps_the_order_of_the_quiz(seed):
    drawn = draw(POOL, 4, shuffle=False, seed=seed)

    assert drawn == sorted(drawn)


def test_mixing_reaches_every_question():
    assert {draw(POOL, 1, shuffle=True, seed=seed)[0] for seed in range(200)} == set(POOL)


@given(seed=seeds, ids=st.permutations(["p", "q", "r", "s"]))
def test_the_authors_order_leaves_no_trace(seed, ids):
    key = {"correct": ids[:1]}

    assert shown_order("single", ids, key, seed=seed) == shown_order(
        "single", sorted(ids), key, seed=seed
    )


@given(seed=seeds)
def test_items_to_order_never_stand_ready(seed):
    key = {"order": [["p"], ["q", "r"], ["s"]]}

    shown = shown_order("ordering", ["p", "q", "r", "s"], key, seed=seed)

    assert sorted(shown) == ["p", "q", "r", "s"]
    assert is_accepted(shown, key["order"]) is False


def test_two_items_may_stand_either_way():
    """Else the order shown would always be the wrong one, and so give the answer."""
    key = {"order": [["p"], ["q"]]}
    shown = {tuple(shown_order("ordering", ["p", "q"], key, seed=seed)) for seed in range(40)}

    assert shown == {("p", "q"), ("q", "p")}
