"""What leaves the site: the rows and columns of the screen, safe to open, Kazakh letters whole."""

import csv
import io
from datetime import datetime

import pytest
from openpyxl import load_workbook

from tests.factories import MembershipFactory, UserFactory
from tests.factories.tracking import complete_course
from tests.tracking.conftest import COURSE, day
from tracking.exporting import safe
from tracking.listing import CHUNK

HEADS = ["Name", "Unit", "Post", "Standing", "Due date", "Completed", "Certificate", "Expires"]


def csv_rows(response):
    assert response.status_code == 200
    data = b"".join(response.streaming_content)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def xlsx_rows(response):
    assert response.status_code == 200
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    return [list(row) for row in book.active.iter_rows(values_only=True)]


def url(unit, kind, query=""):
    return f"/en/agencies/{unit.key}/training.{kind}{query}"


def test_csv_opens_in_a_spreadsheet(police, sign_in):
    response = sign_in(police.manager).get(url(police.talgar, "csv", "?status=done"))

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    name = 'attachment; filename="training-2026-11-22.csv"'
    assert response.headers["Content-Disposition"] == name
    assert csv_rows(response) == [
        ["Unit: Talgar"],
        ["Course: A course that was removed"],
        ["Standing: Done"],
        ["Data as of: 22.11.2026 09:00"],
        [f"Exported by: {police.manager.get_full_name()}"],
        [],
        HEADS,
        [
            "Әлиева Айгүл",
            "Talgar",
            "District inspector",
            "Done",
            "17.11.2026",
            "12.11.2026",
            "SN-2026-000001",
            "11.11.2028",
        ],
    ]


def test_xlsx_holds_real_dates(police, sign_in):
    rows = xlsx_rows(sign_in(police.manager).get(url(police.talgar, "xlsx", "?status=done")))

    assert rows[6] == HEADS
    assert rows[7] == [
        "Әлиева Айгүл",
        "Talgar",
        "District inspector",
        "Done",
        datetime(2026, 11, 17),  # noqa: DTZ001 - a day in a spreadsheet has no zone
        datetime(2026, 11, 12),  # noqa: DTZ001
        "SN-2026-000001",
        datetime(2028, 11, 11),  # noqa: DTZ001
    ]
    assert len(rows) == 8


def test_the_screen_and_its_exports_show_the_same_people(police, sign_in):
    client = sign_in(police.coordinator)
    for _n in range(3):
        MembershipFactory(agency=police.desk, post=police.post)

    csv_people = [row[:4] for row in csv_rows(client.get(url(police.department, "csv")))[7:]]
    xlsx_people = [row[:4] for row in xlsx_rows(client.get(url(police.department, "xlsx")))[7:]]

    assert csv_people == xlsx_people
    page = client.get(f"/en/agencies/{police.department.key}/").content.decode()
    assert page.count("/en/agencies/people/") == len(csv_people) == 6


def test_an_export_speaks_the_language_of_its_page(police, sign_in):
    response = sign_in(police.manager).get(
        f"/ru/agencies/{police.talgar.key}/training.csv?status=done"
    )

    assert csv_rows(response)[7][1] == police.talgar.name_ru


def test_long_lists_are_written_in_chunks(court, sign_in, monkeypatch):
    monkeypatch.setattr("tracking.listing.CHUNK", 2)
    for n in range(6):
        person = MembershipFactory(agency=court.unit).person
        if n % 2:
            complete_course(person, COURSE, day(-1))

    rows = csv_rows(sign_in(court.manager).get(url(court.agency, "csv")))[7:]

    assert len(rows) == 7
    assert [row[3] for row in rows] == ["Not started"] * 4 + ["Done"] * 3
    assert CHUNK == 500


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+7", "'+7"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        (" =1", "' =1"),
        ("Әлиева", "Әлиева"),
        ("a=b", "a=b"),
        ("A\x00B", "AB"),
        (5, 5),
        (None, None),
    ],
)
def test_no_cell_is_run_as_a_formula(cell, expected):
    assert safe(cell) == expected


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_name_that_looks_like_a_formula_stays_text(court, sign_in, kind):
    person = UserFactory(family_name='=HYPERLINK("http://x")', given_name="A")
    MembershipFactory(agency=court.unit, person=person)
    read = csv_rows if kind == "csv" else xlsx_rows

    names = [row[0] for row in read(sign_in(court.manager).get(url(court.agency, kind)))[7:]]

    assert '\'=HYPERLINK("http://x") A' in names


@pytest.mark.parametrize("kind", ["pdf", "html", "CSV"])
def test_other_kinds_are_not_there(police, sign_in, kind):
    assert sign_in(police.manager).get(url(police.talgar, kind)).status_code == 404


def test_a_unit_that_owes_nothing_has_no_export(court, sign_in):
    court.agency.requirements.all().delete()

    assert sign_in(court.manager).get(url(court.agency, "csv")).status_code == 404
