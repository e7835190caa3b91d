"""What a national coordinator sees: agencies in figures, nobody by name, no small number."""

import pytest

from tests.factories import AgencyFactory, MembershipFactory
from tests.factories.tracking import RequirementFactory, complete_course
from tests.tracking.conftest import COURSE, day
from tests.tracking.test_exports import csv_rows, xlsx_rows
from tests.tracking.test_pages import words

URL = "/en/agencies/country/"


def agency(name, required, done, region=""):
    made = AgencyFactory(name_en=name, region=region)
    RequirementFactory(agency=made, course_key=COURSE, due_on=day(30))
    for n in range(required):
        person = MembershipFactory(agency=made).person
        if n < done:
            complete_course(person, COURSE, day(-1))
    return made


@pytest.fixture
def large(db, today):
    return agency("Police", 20, 10, "19"), agency("Health", 16, 6, "75")


def test_agencies_in_figures(large, national, sign_in):
    page = words(sign_in(national).get(URL))

    assert "16 of 36 up to date (44 %)." in page
    assert "Police 20 10 50 % Health 16 6 37 % All agencies 36 16 44 %" in page
    assert "Әлиева" not in page


def test_the_dashboard_of_a_national_coordinator_is_the_country(national, sign_in):
    response = sign_in(national).get("/en/agencies/")

    assert (response.status_code, response.headers["Location"]) == (302, URL)
    assert "No agency requires a course yet." in words(sign_in(national).get(URL))


def test_a_small_agency_hides_another_with_it(large, national, sign_in):
    agency("Court", 4, 2)

    page = words(sign_in(national).get(URL))

    hidden = "Not shown Not shown Not shown"
    assert "Police 20 10 50 %" in page
    assert f"Court {hidden}" in page
    assert f"Health {hidden}" in page
    assert "All agencies 40 18 45 %" in page


def test_an_agency_that_requires_nothing_hides_nobody(large, national, sign_in):
    MembershipFactory(agency=AgencyFactory(name_en="Archive"))

    page = words(sign_in(national).get(URL))

    assert "Archive" not in page
    assert "Police 20 10 50 % Health 16 6 37 % All agencies 36 16 44 %" in page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_exports_hide_what_the_page_hides(large, national, sign_in, kind):
    agency("Court", 4, 2)
    response = sign_in(national).get(f"{URL}figures.{kind}")

    rows = csv_rows(response) if kind == "csv" else xlsx_rows(response)

    hidden = ["Not shown"] * 3
    assert [[str(cell) for cell in row] for row in rows[4:]] == [
        ["Agency", "Required", "Up to date", "Share, per cent"],
        ["Police", "20", "10", "50"],
        ["Health", *hidden],
        ["Court", *hidden],
        ["All agencies", "40", "18", "45"],
    ]


def test_a_region_takes_rows_away_and_shows_no_total(large, national, sign_in):
    page = words(sign_in(national).get(f"{URL}?region=19"))

    assert "Police 20 10 50 %" in page
    assert "Health" not in page
    assert "All agencies" not in page


@pytest.mark.parametrize("tail", ["", "figures.csv"])
def test_a_region_with_few_people_is_refused(large, national, sign_in, tail):
    agency("Court", 3, 1, "71")

    response = sign_in(national).get(f"{URL}{tail}?region=71")

    refusal = "Fewer than 5 people in or beside this choice. Not shown, to protect privacy."
    if tail:
        assert csv_rows(response)[-1] == [refusal]
    else:
        assert refusal in words(response)
        assert "Court" not in words(sign_in(national).get(f"{URL}?region=71"))


def test_a_region_that_leaves_few_people_out_is_refused(national, sign_in, today):
    agency("Police", 30, 12, "19")
    agency("Court", 3, 1, "71")

    page = words(sign_in(national).get(f"{URL}?region=19"))

    assert "Not shown, to protect privacy." in page
    assert "30" not in page


def test_no_unit_and_no_person_opens_to_the_country(large, police, national, sign_in):
    client = sign_in(national)

    for tail in (f"{police.talgar.key}/", f"people/{police.aigul.pk}/"):
        assert client.get(f"/en/agencies/{tail}").status_code == 404
    assert client.get(f"/en/agencies/{police.talgar.key}/training.csv").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_country_takes_a_bounded_number_of_queries(
    national, sign_in, today, number, django_assert_num_queries
):
    for n in range(number):
        agency(f"Agency {n}", 1, 0)
    client = sign_in(national)

    with django_assert_num_queries(10):
        html = client.get(URL).content.decode()

    assert html.count("Agency ") >= number
