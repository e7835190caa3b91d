"""Owns exports: the same rows and columns as the screen, as CSV for Excel or as XLSX."""

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from tracking.wording import short

Cell = str | int | date | None

BOM: Final = "\ufeff"
# A cell that begins so would be run as a formula by a spreadsheet.
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class Sheet:
    """What is exported: lines about it, the heads of its columns, its rows as they come."""

    about: Sequence[str]
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def safe(cell: Cell) -> Cell:
    """Text no spreadsheet takes for a formula."""
    if not isinstance(cell, str):
        return cell
    text = UNPRINTABLE.sub("", cell)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_SIGNS) else text


def csv_lines(sheet: Sheet) -> Iterator[str]:
    """UTF-8 with its mark and semicolons, as Excel in Kazakhstan opens it; line by line."""
    yield BOM
    for line in sheet.about:
        yield _csv_line([line])
    yield _csv_line([])
    yield _csv_line(sheet.heads)
    for row in sheet.rows:
        yield _csv_line([short(cell) if isinstance(cell, date) else cell for cell in row])


def xlsx_file(sheet: Sheet) -> IO[bytes]:
    """A workbook of one sheet, written row by row and never held in memory; the caller closes it."""
    book = Workbook(write_only=True)
    page = book.create_sheet()
    for line in sheet.about:
        page.append([safe(line)])
    page.append([])
    page.append([_bold(page, head) for head in sheet.heads])
    for row in sheet.rows:
        page.append([_dated(page, cell) if isinstance(cell, date) else safe(cell) for cell in row])
    file = tempfile.TemporaryFile()  # noqa: SIM115 - sent, then closed, by the caller
    book.save(file)
    file.seek(0)
    return file


def _csv_line(cells: Sequence[Cell]) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=";").writerow([safe(cell) for cell in cells])
    return line.getvalue()


def _bold(page: WriteOnlyWorksheet, head: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, safe(head))
    cell.font = Font(bold=True)
    return cell


def _dated(page: WriteOnlyWorksheet, day: date) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, day)
    cell.number_format = "dd.mm.yyyy"
    return cell
