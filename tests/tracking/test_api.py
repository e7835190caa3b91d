import uuid

import pytest

from tests.factories import MembershipFactory, UnitFactory, UserFactory
from tests.factories.tracking import RequirementFactory, complete_course
from tests.tracking.conftest import COURSE, day

NONE = {
    "required": 0,
    "overdue": 0,
    "expired": 0,
    "due_soon": 0,
    "not_started": 0,
    "in_progress": 0,
    "paused": 0,
    "done": 0,
}


def address(agency, **query):
    tail = "&".join(f"{name}={value}" for name, value in query.items())
    return f"/api/v1/agencies/{agency.key}/standing/?{tail}"


def test_a_manager_sees_standing_dates_and_numbers(police, api_as):
    response = api_as(police.manager).get(address(police.talgar, course=COURSE))

    assert response.status_code == 200
    assert response.json() == {
        "unit": {"id": str(police.talgar.key), "name": "Talgar"},
        "course": {"key": str(COURSE), "title": "A course that was removed"},
        "as_of": "2026-11-22T04:00:00Z",
        "counts": NONE | {"required": 3, "overdue": 2, "done": 1},
        "units": [
            {
                "id": str(police.desk.key),
                "name": "Duty desk",
                "counts": NONE | {"required": 2, "overdue": 2},
            }
        ],
        "next": None,
        "previous": None,
        "results": [
            {
                "name": name,
                "unit": "Duty desk",
                "post": "District inspector",
                "standing": "overdue",
                "due_on": "2026-11-17",
                "completed_on": None,
                "certificate": None,
                "expires_on": None,
            }
            for name in sorted(["Қасымов Ержан", "Өтегенов Болат"], key=lambda n: order(police, n))
        ]
        + [
            {
                "name": "Әлиева Айгүл",
                "unit": "Talgar",
                "post": "District inspector",
                "standing": "done",
                "due_on": "2026-11-17",
                "completed_on": "2026-11-12",
                "certificate": "SN-2026-000001",
                "expires_on": "2028-11-11",
            }
        ],
    }


def order(police, name):
    """Equally urgent people follow each other by search key, then by id."""
    person = next(p for p in (police.erzhan, police.bolat) if p.get_full_name() == name)
    return person.search_key, person.pk.hex


@pytest.mark.parametrize(
    ("who", "unit", "status"),
    [
        ("manager", "talgar", 200),
        ("manager", "desk", 200),
        ("manager", "department", 404),
        ("coordinator", "department", 200),
        ("coordinator", "desk", 200),
        ("aigul", "talgar", 404),
    ],
)
def test_the_own_subtree_and_nothing_else(police, api_as, who, unit, status):
    response = api_as(getattr(police, who)).get(address(getattr(police, unit)))

    assert response.status_code == status


def test_other_agencies_and_superusers_find_nothing(police, court, superuser, api_as, client):
    for outsider in (court.manager, superuser, UserFactory()):
        response = api_as(outsider).get(address(police.department))
        assert response.status_code == 404
        assert response.json()["code"] == "not_found"
    assert client.get(address(police.department)).status_code == 401
    assert api_as(police.manager).get(address(court.agency)).status_code == 404
    unknown = f"/api/v1/agencies/{uuid.uuid4()}/standing/"
    assert api_as(police.manager).get(unknown).status_code == 404


@pytest.mark.parametrize("course", ["x", "12", uuid.uuid4()])
def test_a_bad_course_is_named(police, api_as, course):
    response = api_as(police.manager).get(address(police.talgar, course=course))

    assert response.status_code == 400
    assert [error["field"] for error in response.json()["errors"]] == ["course"]


def test_without_a_course_the_first_that_is_due(police, api_as):
    RequirementFactory(agency=police.talgar, due_on=day(90))

    response = api_as(police.manager).get(address(police.talgar))

    assert response.json()["course"]["key"] == str(COURSE)


def test_a_unit_that_owes_nothing(court, api_as):
    court.agency.requirements.all().delete()

    response = api_as(court.manager).get(address(court.agency)).json()

    assert response["course"] is None
    assert response["counts"] == NONE
    assert response["results"] == []


def test_somebody_in_two_units_is_listed_once(police, api_as):
    MembershipFactory(person=police.erzhan, agency=police.talgar, post=police.post)

    answer = api_as(police.manager).get(address(police.talgar, course=COURSE)).json()

    assert answer["counts"]["required"] == 3
    assert [row["unit"] for row in answer["results"] if row["name"] == "Қасымов Ержан"] == [
        "Duty desk; Talgar"
    ]
    desk = api_as(police.manager).get(address(police.desk, course=COURSE)).json()
    assert [row["unit"] for row in desk["results"]] == ["Duty desk", "Duty desk"]


def test_a_transfer_moves_the_person_at_once(police, api_as):
    police.erzhan.memberships.update(ended_on=day(-1))
    MembershipFactory(person=police.erzhan, agency=UnitFactory(parent=police.department))

    assert api_as(police.manager).get(address(police.talgar)).json()["counts"]["required"] == 2
    whole = api_as(police.coordinator).get(address(police.department)).json()
    assert whole["counts"]["required"] == 3


def test_the_list_goes_on_after_the_last_person(police, api_as):
    for _n in range(4):
        MembershipFactory(agency=police.desk, post=police.post)
    client, seen, url = api_as(police.manager), [], address(police.talgar, page_size=3)

    while url:
        page = client.get(url).json()
        seen.append([row["standing"] for row in page["results"]])
        url = page["next"]

    assert seen == [["overdue"] * 3, ["overdue"] * 3, ["done"]]
    assert client.get(address(police.talgar, cursor="x")).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_standing_takes_a_bounded_number_of_queries(
    court, api_as, number, django_assert_num_queries
):
    for _n in range(number - 1):
        MembershipFactory(agency=UnitFactory(parent=court.agency))
    client = api_as(court.manager)

    with django_assert_num_queries(14):
        answer = client.get(address(court.agency, course=COURSE)).json()

    assert len(answer["results"]) == len(answer["units"]) == number


def agency_of(unit, number, done):
    for n in range(number):
        person = MembershipFactory(agency=unit).person
        if n < done:
            complete_course(person, COURSE, day(-1))


def test_a_national_coordinator_gets_figures_without_names(court, police, national, api_as):
    agency_of(court.unit, number=20, done=8)
    agency_of(police.desk, number=20, done=8)

    answer = api_as(national).get(address(court.agency, course=COURSE)).json()

    assert answer["counts"] == dict.fromkeys(NONE) | {"required": 21, "done": 8}
    assert (answer["units"], answer["results"]) == ([], [])
    assert api_as(national).get(address(court.unit, course=COURSE)).status_code == 404


def test_a_small_agency_shows_no_figure_to_the_country(court, police, national, api_as):
    answer = api_as(national).get(address(court.agency, course=COURSE)).json()

    assert answer["counts"] == dict.fromkeys(NONE)


def test_a_manager_who_learns_is_listed_among_their_people(court, api_as):
    MembershipFactory(agency=court.unit, person=court.manager, post__profession="judge")

    answer = api_as(court.manager).get(address(court.agency, course=COURSE)).json()

    assert answer["counts"]["required"] == 2
    assert api_as(court.judge).get(address(court.agency)).status_code == 404
