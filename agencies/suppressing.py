"""Owns small numbers: which cells of a table of people may be shown to those who see only figures.

Pure: tables in, tables out. A hidden cell is None. The page, its export and the API show the same
table, so that no two of them can be subtracted from each other.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

# Zero is a small number too: that nobody did something says it of everybody.
RATES: Final = 5  # completion rates across units
SENSITIVE: Final = 10  # feedback, attitudes, answers to single questions
TOTAL: Final = "total"

Cell = tuple[str, str]
Cells = dict[Cell, int]


def suppress(
    table: Mapping[str, Mapping[str, int]], *, threshold: int
) -> dict[str, dict[str, int | None]]:
    """The table with its totals, small numbers hidden, and others until no hidden one can be worked out.

    ``table`` is rows of counts of people, each person in one cell; ``TOTAL`` is added to each row
    and as a row of its own.
    """
    cells = _with_totals(table)
    hidden = {cell for cell, people in cells.items() if people < threshold}
    while weak := _weak_line(cells, hidden, threshold):
        # The smallest, but rather a part than a total.
        hidden.add(min(weak, key=lambda cell: (_totals(cell), cells[cell], str(cell))))
    shown: dict[str, dict[str, int | None]] = {row: {} for row in (*table, TOTAL)}
    for (row, column), people in cells.items():
        shown[row][column] = None if (row, column) in hidden else people
    return shown


def may_filter(result: int, whole: int, *, threshold: int) -> bool:
    """Whether a part of the whole may be shown: neither it nor what it leaves out is a small number.

    A filter that leaves nobody out shows nothing new.
    """
    return whole >= threshold and (result == whole or threshold <= result <= whole - threshold)


def _with_totals(table: Mapping[str, Mapping[str, int]]) -> Cells:
    cells: Cells = {}
    for row, counts in table.items():
        for column, people in counts.items():
            for place in ((row, column), (row, TOTAL), (TOTAL, column), (TOTAL, TOTAL)):
                cells[place] = cells.get(place, 0) + people
    return cells


def _weak_line(cells: Cells, hidden: set[Cell], threshold: int) -> set[Cell]:
    """What may still be hidden in the first row or column that gives a hidden cell away."""
    lines = [line for line in _lines(cells) if line & hidden and line - hidden]
    by_itself = (line for line in lines if _gives_away(line, cells, hidden, threshold))
    by_others = (
        line for line in lines if any(_can_be_worked_out(cell, hidden) for cell in line & hidden)
    )
    return next(chain(by_itself, by_others), set()) - hidden


def _lines(cells: Cells) -> Iterator[set[Cell]]:
    """Every row and every column, its total included."""
    for axis in (0, 1):
        for place in dict.fromkeys(cell[axis] for cell in cells):
            yield {cell for cell in cells if cell[axis] == place}


def _gives_away(line: set[Cell], cells: Cells, hidden: set[Cell], threshold: int) -> bool:
    """Whether the line alone says too much of what it hides."""
    unseen = line & hidden
    if len(unseen) == 1:
        return True
    # With the line's total in sight, the sum of what is hidden is in sight too.
    return max(line, key=_totals) not in unseen and sum(cells[c] for c in unseen) < threshold


def _totals(cell: Cell) -> int:
    return cell.count(TOTAL)


def _can_be_worked_out(cell: Cell, hidden: set[Cell]) -> bool:
    """Rows and columns tie hidden cells together; one that lies on no ring of them is determined."""
    row, column = ("row", cell[0]), ("column", cell[1])
    others = hidden - {cell}
    reached, ahead = {row}, [row]
    while ahead:
        place = ahead.pop()
        axis = 0 if place[0] == "row" else 1
        for tie in others:
            end = ("column", tie[1]) if axis == 0 else ("row", tie[0])
            if tie[axis] == place[1] and end not in reached:
                reached.add(end)
                ahead.append(end)
    return column not in reached
