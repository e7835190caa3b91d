"""Owns the figures of the country: completion by agency, as a national coordinator may see it.

Required and up to date, no finer: the more kinds of standing, the smaller the numbers.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from agencies.models import Agency
from agencies.suppressing import RATES, TOTAL, may_filter, suppress
from tracking.counting import Tally, tallies_below
from tracking.owing import Scope


@dataclass(frozen=True)
class Figures:
    """None: not shown, to protect privacy."""

    required: int | None
    done: int | None

    @property
    def percent(self) -> int | None:
        if self.required is None or self.done is None:
            return None
        return 100 * self.done // self.required


NO_FIGURES = Figures(required=None, done=None)


@dataclass(frozen=True)
class AgencyFigures:
    agency: Agency
    figures: Figures


@dataclass(frozen=True)
class Country:
    agencies: list[AgencyFigures]
    total: Figures | None  # None beside a filter: the rest could be worked out
    refused: bool = False  # the filter leaves a small number in or out

    def of(self, agency: Agency) -> Figures:
        return next((row.figures for row in self.agencies if row.agency == agency), NO_FIGURES)


def figures_of_country(course_key: UUID, today: date, *, region: str = "") -> Country:
    """One table for the page, its export and the API: a filter only takes rows of it away."""
    tallies = tallies_below(Scope("", course_key, today))
    # Where nobody must take the course there is nobody to protect.
    roots = list(Agency.objects.filter(depth=1, path__in=tallies))
    table = {root.path: _parts(tallies[root.path]) for root in roots}
    shown = suppress(table, threshold=RATES)
    within = [root for root in roots if region in ("", root.region)]
    if region and not _may_show(table, [root.path for root in within]):
        return Country([], total=None, refused=True)
    rows = [AgencyFigures(root, _figures(shown[root.path])) for root in within]
    return Country(rows, total=None if region else _figures(shown[TOTAL]))


def regions() -> list[str]:
    """Codes of the regions that have an agency."""
    coded = Agency.objects.filter(depth=1).exclude(region="")
    return sorted(set(coded.values_list("region", flat=True)))


def _may_show(table: dict[str, dict[str, int]], paths: list[str]) -> bool:
    people = {path: sum(parts.values()) for path, parts in table.items()}
    part = sum(people[path] for path in paths)
    return may_filter(part, sum(people.values()), threshold=RATES)


def _parts(tally: Tally) -> dict[str, int]:
    return {"done": tally.up_to_date, "rest": tally.required - tally.up_to_date}


def _figures(row: dict[str, int | None]) -> Figures:
    return Figures(required=row.get(TOTAL), done=row.get("done"))
