"""Owns the overview of one unit: the answer first, what changed, and the units below it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext as _

from agencies.models import Agency
from tracking.counting import Tally, tallies_below, tally_of
from tracking.models import StandingSnapshot
from tracking.owing import Scope
from tracking.snapshotting import snapshot_before
from tracking.standing import Standing
from tracking.viewing import Course

MOST_UNITS: Final = 50


@dataclass(frozen=True)
class UnitRow:
    unit: Agency
    tally: Tally

    @property
    def figures(self) -> dict[str, int]:
        return self.tally.figures()


@dataclass(frozen=True)
class Change:
    label: str
    before: int
    now: int


@dataclass(frozen=True)
class Overview:
    unit: Agency
    course: Course
    today: date

    @cached_property
    def scope(self) -> Scope:
        return Scope(self.unit.path, self.course.key, self.today)

    @cached_property
    def tally(self) -> Tally:
        return tally_of(self.scope)

    @property
    def figures(self) -> dict[str, int]:
        return self.tally.figures()

    @cached_property
    def below(self) -> list[UnitRow]:
        """The units directly below that are open or still have people; two queries."""
        tallies = tallies_below(self.scope)
        open_today = Q(closed_on=None) | Q(closed_on__gte=self.today)
        units = self.unit.get_children().filter(open_today | Q(path__in=tallies))
        return [UnitRow(unit, tallies.get(unit.path, Tally())) for unit in units]

    def sorted_below(self, order: str) -> list[UnitRow]:
        """By name, or by a number with the largest first; equals follow the tree."""
        if order == "name":
            return sorted(self.below, key=lambda row: sorting_name(row.unit.name))
        return sorted(self.below, key=lambda row: -NUMBERS[order](row.tally))

    @cached_property
    def snapshot(self) -> StandingSnapshot | None:
        return snapshot_before(self.unit, self.course.key, self.today)

    @property
    def changes(self) -> list[Change]:
        """What differs from the snapshot, in the order of the summary."""
        before = Tally(self.snapshot.counts) if self.snapshot else Tally()
        pairs = [
            Change(_("Up to date"), before[Standing.DONE], self.tally[Standing.DONE]),
            Change(_("Overdue"), before[Standing.OVERDUE], self.tally[Standing.OVERDUE]),
            Change(_("Expired"), before[Standing.EXPIRED], self.tally[Standing.EXPIRED]),
            Change(_("Required"), before.required, self.tally.required),
        ]
        return [change for change in pairs if change.before != change.now]


NUMBERS: Final = {
    "required": lambda tally: tally.required,
    "done": lambda tally: tally.up_to_date,
    "overdue": lambda tally: tally[Standing.OVERDUE],
    "due_soon": lambda tally: tally[Standing.DUE_SOON],
}
ORDERS: Final = ("name", *NUMBERS)
# The Kazakh alphabet, with the letters Unicode keeps apart from the Cyrillic it descends from.
ALPHABET: Final = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
PLACES: Final = {letter: chr(0xE000 + place) for place, letter in enumerate(ALPHABET)}


def sorting_name(name: str) -> str:
    """A key that sorts as the Kazakh alphabet does, which holds the Russian one in its order."""
    return "".join(PLACES.get(letter, letter) for letter in name.casefold())
