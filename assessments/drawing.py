"""Which questions make a paper and in what order things stand on it, from a seed."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, TypeVar

T = TypeVar("T")


def draw(pool: Sequence[T], count: int | None, *, shuffle: bool, seed: int) -> list[T]:
    """``count`` different members of ``pool`` (None or more than there are: all).

    Without ``shuffle`` the members keep the order of the pool.
    """
    chance = Random(seed)  # noqa: S311 - the seed comes from the system's own randomness
    size = len(pool) if count is None else min(count, len(pool))
    places = chance.sample(range(len(pool)), size)
    return [pool[place] for place in (places if shuffle else sorted(places))]


def shown_order(kind: str, ids: Sequence[str], key: Mapping[str, Any], *, seed: int) -> list[str]:
    """Ids as they will stand on this paper, pinned from now on.

    They are sorted before they are mixed, so that the author's order leaves no trace. Three or
    more items to be ordered never stand in an accepted order from the start.
    """
    chance = Random(seed)  # noqa: S311 - as above
    order = sorted(ids)
    chance.shuffle(order)
    if kind == "ordering":
        while len(key["order"]) > 2 and is_accepted(order, key["order"]):
            chance.shuffle(order)
    return order


def is_accepted(order: Sequence[str], groups: Sequence[Sequence[str]]) -> bool:
    rank = {item: number for number, group in enumerate(groups) for item in group}
    return [rank[item] for item in order] == sorted(rank.values())
