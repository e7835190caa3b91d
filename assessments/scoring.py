"""Marks: values in, values out. Somebody will dispute a mark, so each policy is written here."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import combinations
from typing import Any

ZERO = Decimal(0)
CENT = Decimal("0.01")
NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)")
SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")


@dataclass(frozen=True)
class Total:
    """What an attempt earned. ``score`` is the printed one, and the pass is judged by it."""

    score: Decimal
    max_score: Decimal
    passed: bool


def mark(kind: str, key: Mapping[str, Any], response: Mapping | None, points: Decimal) -> Decimal:
    """Points earned for one question, from 0 to ``points``; no answer earns nothing."""
    if response is None:
        return ZERO
    return MARKERS[kind](key, response, points)


def mark_choices(correct: Collection, chosen: Collection, points: Decimal) -> Decimal:
    """Each right choice earns an equal share and each wrong one takes a share away.

    Never below zero, so ticking every box earns nothing when half the options are wrong.
    A single-choice question is the case of one share.
    """
    correct, chosen = set(correct), set(chosen)
    if not correct:
        raise ValueError("a question needs at least one correct option")
    net = len(chosen & correct) - len(chosen - correct)
    return max(ZERO, points * net / len(correct))


def mark_order(groups: Sequence[Sequence], order: Sequence, points: Decimal) -> Decimal:
    """Full points for an accepted order; inside a group any order is accepted.

    Otherwise every two items of different groups are compared: a pair in the right order
    earns a share, a pair in the wrong order takes one away, never below zero. This is the
    rule of several right answers once more: one slip costs little, an order drawn by lot
    earns about nothing, and one item far from its place does not spoil all the others.
    """
    rank = {item: number for number, group in enumerate(groups) for item in group}
    if set(order) != set(rank) or len(order) != len(rank):
        raise ValueError("an order names every item once")
    told = [rank[second] - rank[first] for first, second in combinations(order, 2)]
    matter = [gap for gap in told if gap]
    if not matter:
        return points
    net = sum(1 if gap > 0 else -1 for gap in matter)
    return max(ZERO, points * net / len(matter))


def mark_pairs(pairs: Mapping, answered: Mapping, points: Decimal) -> Decimal:
    """An equal share for each right pair; a wrong pair costs only its own share."""
    right = sum(answered.get(left) == partner for left, partner in pairs.items())
    return points * right / len(pairs)


def mark_number(value: Decimal, tolerance: Decimal, answer: Decimal, points: Decimal) -> Decimal:
    """All or nothing; the ends of the tolerance count as right."""
    return points if abs(answer - value) <= tolerance else ZERO


def number_from(text: str) -> Decimal:
    """A number as people write it: "72", "72,5", "−3", "1 000". Raises ValueError for the rest.

    Spaces of any width may group digits, a comma or a point begins the decimals, and the
    typographic minus counts as a minus. Exponents and two separators are refused.
    """
    plain = SPACES.sub("", text).replace("\u2212", "-").replace("\u2013", "-")
    if len(plain) > 30 or not plain.isascii() or not NUMBER.fullmatch(plain):
        raise ValueError("not a number")
    return Decimal(plain.replace(",", "."))


def total(marks: Sequence[tuple[Decimal, Decimal]], pass_mark: int) -> Total:
    """Add (earned, possible) of every question; ``pass_mark`` is in per cent.

    The sum is rounded once, to hundredths, half up; three thirds make a whole.
    """
    score = sum((earned for earned, _possible in marks), ZERO).quantize(CENT, ROUND_HALF_UP)
    possible = sum((possible for _earned, possible in marks), ZERO).quantize(CENT)
    return Total(score, possible, possible > 0 and score * 100 >= pass_mark * possible)


def percent(score: Decimal, possible: Decimal) -> Decimal:
    """One decimal, rounded down, so that a printed 70.0 has always passed 70."""
    if not possible:
        return Decimal("0.0")
    return (score * 100 / possible).quantize(Decimal("0.1"), ROUND_DOWN)


def rounded(points: Decimal) -> Decimal:
    return points.quantize(CENT, ROUND_HALF_UP)


MARKERS = {
    "single": lambda key, r, points: mark_choices(key["correct"], [r["choice"]], points),
    "multiple": lambda key, r, points: mark_choices(key["correct"], r["choices"], points),
    # The justification is kept for the learner and a trainer; only the judgement is marked.
    "true_false": lambda key, r, points: points if r["value"] is key["truth"] else ZERO,
    "ordering": lambda key, r, points: mark_order(key["order"], r["order"], points),
    "matching": lambda key, r, points: mark_pairs(key["pairs"], r["pairs"], points),
    "numeric": lambda key, r, points: mark_number(
        Decimal(key["value"]), Decimal(key["tolerance"]), number_from(r["value"]), points
    ),
}
