"""Owns the counts: how many people of each unit stand where, in one query over any number of staff."""

from collections import Counter, defaultdict

from tracking.owing import Scope, select
from tracking.standing import Standing


class Tally(Counter[Standing]):
    """People by standing."""

    @property
    def required(self) -> int:
        return self.total()

    @property
    def up_to_date(self) -> int:
        return self[Standing.DONE]

    def figures(self) -> dict[str, int]:
        """By word, and how many in all: what the API and templates read."""
        return {"required": self.required, **self.as_dict()}

    def as_dict(self) -> dict[str, int]:
        return {standing.value: self[standing] for standing in Standing}


def tally_of(scope: Scope) -> Tally:
    """Everybody once, in however many units."""
    return tallies(scope, depth=scope.depth).get(scope.path, Tally())


def tallies_below(scope: Scope) -> dict[str, Tally]:
    """By the path of each unit one level down; ``scope.path`` itself: those in none of them."""
    return tallies(scope, depth=scope.depth + 1)


def tallies(scope: Scope, *, depth: int) -> dict[str, Tally]:
    """By the path of the nodes at one depth, each person once in each; one query."""
    found: dict[str, Tally] = defaultdict(Tally)
    ask = "SELECT unit, standing, COUNT(*) FROM stood GROUP BY unit, standing"
    for unit, word, number in select(scope, depth=depth, ask=ask):
        found[unit][Standing(word)] = number
    return dict(found)
