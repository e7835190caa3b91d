"""A manager's units and people: his own subtree, who works where, and nothing else."""

import datetime

import pytest
from rest_framework.test import APIClient

from agencies.models import Responsibility
from tests.factories import (
    AgencyFactory,
    MembershipFactory,
    PostFactory,
    ResponsibilityFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def department():
    return AgencyFactory(name_en="Department", region="19")


@pytest.fixture
def district(department):
    return UnitFactory(parent=department, name_en="District")


@pytest.fixture
def manager(district):
    return ResponsibilityFactory(agency=district).person


@pytest.fixture
def window(manager) -> APIClient:
    client = APIClient(headers={"Accept-Language": "en"})
    client.force_login(manager)
    return client


def names(response) -> list[str]:
    return [row["name"] for row in response.json()["results"]]


def test_he_sees_his_unit_and_what_is_below(window, department, district):
    desk = UnitFactory(parent=district, name_en="Duty desk")
    UnitFactory(parent=department, name_en="Neighbours")
    AgencyFactory(name_en="Court")

    answer = window.get("/api/v1/agencies/").json()

    assert answer == {
        "count": 2,
        "next": None,
        "previous": None,
        "results": [
            {
                "id": str(district.key),
                "name": "District",
                "region": "",
                "depth": 2,
                "parent": None,
                "closed_on": None,
            },
            {
                "id": str(desk.key),
                "name": "Duty desk",
                "region": "",
                "depth": 3,
                "parent": str(district.key),
                "closed_on": None,
            },
        ],
    }


@pytest.mark.parametrize("role", ["national", "auditor"])
def test_country_roles_answer_for_no_unit(window, manager, department, role):
    Responsibility.objects.all().delete()
    ResponsibilityFactory(person=manager, role=role, agency=None)

    assert window.get("/api/v1/agencies/").json()["count"] == 0


def test_a_duty_that_ended_shows_nothing(window, district):
    Responsibility.objects.update(until=datetime.date(2026, 1, 2))

    assert window.get("/api/v1/agencies/").json()["count"] == 0
    assert window.get(f"/api/v1/agencies/{district.key}/staff/").status_code == 404


def test_staff_have_names_units_posts_and_numbers_and_nothing_else(window, district):
    membership = MembershipFactory(
        agency=UnitFactory(parent=district, name_en="Duty desk"), staff_number="004417"
    )

    answer = window.get(f"/api/v1/agencies/{district.key}/staff/").json()

    assert answer["results"] == [
        {
            "id": str(membership.person_id),
            "name": "Әлиева Айгүл",
            "unit": "Duty desk",
            "unit_id": str(membership.agency.key),
            "post": "District inspector",
            "staff_number": "004417",
        }
    ]


def test_other_units_are_not_there(window, department):
    for unit in (department, UnitFactory(parent=department), AgencyFactory()):
        response = window.get(f"/api/v1/agencies/{unit.key}/staff/")
        assert (response.status_code, response.json()["code"]) == (404, "not_found")


def test_those_who_left_are_not_listed(window, district):
    MembershipFactory(agency=district, ended_on=datetime.date(2026, 1, 2))

    assert names(window.get(f"/api/v1/agencies/{district.key}/staff/")) == []


def test_staff_come_in_kazakh_order_page_by_page(window, district):
    families = ["Яковлев", "Әлиева", "Абаев", "Қасымов", "Кәрімов", "Ілиясов", "Юсупов", "Ұлан"]
    for family in families:
        MembershipFactory(agency=district, person=UserFactory(family_name=family, given_name="А"))

    address, found = f"/api/v1/agencies/{district.key}/staff/?page_size=3", []
    while address:
        page = window.get(address)
        found += names(page)
        address = page.json()["next"]

    assert found == [
        f"{family} А"
        for family in [
            "Абаев", "Әлиева", "Кәрімов", "Қасымов", "Ұлан", "Ілиясов", "Юсупов", "Яковлев",
        ]
    ]  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_staff_cost_the_same_number_of_queries(window, district, count, django_assert_num_queries):
    post = PostFactory()
    MembershipFactory.create_batch(count, agency=district, post=post)

    with django_assert_num_queries(5):  # session, person, duties, unit, staff
        response = window.get(f"/api/v1/agencies/{district.key}/staff/")

    assert len(response.json()["results"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_units_cost_the_same_number_of_queries(window, district, count, django_assert_num_queries):
    for _n in range(count - 1):
        UnitFactory(parent=district)

    with django_assert_num_queries(7):  # session, person, twice duties and units, count
        response = window.get("/api/v1/agencies/")

    assert response.json()["count"] == count


def test_a_spoilt_cursor_is_not_found(window, district):
    response = window.get(f"/api/v1/agencies/{district.key}/staff/?cursor=xyz")

    assert (response.status_code, response.json()["code"]) == (404, "not_found")
