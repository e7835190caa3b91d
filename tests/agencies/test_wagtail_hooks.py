"""An administrator sets up units and people; nobody else, and nobody deletes them."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from agencies.models import Agency, Membership, Responsibility
from tests.factories import (
    AgencyFactory,
    MembershipFactory,
    PostFactory,
    ResponsibilityFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

NAMES = {"name_kk": "Бөлім", "name_ru": "Отдел", "name_en": "Division"}
PERSON = {
    "family_name": "Қасымов",
    "given_name": "Ерлан",
    "patronymic": "",
    "latin_name": "",
    "email": "",
    "sign_in_code": "ABCD2345",
    "interface_language": "kk",
    "study_language": "ru",
}
LISTS = ["users", "agency", "post", "membership", "responsibility"]


@pytest.fixture
def administrator(client):
    client.force_login(UserFactory(is_superuser=True, family_name="Яковлев"))
    return client


def error_codes(response) -> dict[str, list[str]]:
    errors = response.context["form"].errors.as_data()
    return {name: [error.code for error in found] for name, found in errors.items()}


def test_an_agency_and_its_unit_are_made(administrator):
    administrator.post("/admin/agency/new/", NAMES | {"region": "19"})
    agency = Agency.objects.get()
    administrator.post("/admin/agency/new/", NAMES | {"parent": agency.pk})

    unit = Agency.objects.get(depth=2)
    assert (agency.depth, agency.region, unit.get_parent()) == (1, "19", agency)


def test_a_unit_moves_with_everything_below(administrator):
    first, second = AgencyFactory(), AgencyFactory()
    unit = UnitFactory(parent=first)
    UnitFactory(parent=unit)

    administrator.post(f"/admin/agency/edit/{unit.pk}/", NAMES | {"parent": second.pk})

    assert Agency.objects.get(pk=second.pk).get_descendant_count() == 2
    administrator.post(f"/admin/agency/edit/{unit.pk}/", NAMES | {"parent": ""})
    assert Agency.objects.get(pk=unit.pk).is_root()


def test_a_unit_is_not_part_of_itself(administrator):
    unit = AgencyFactory()
    below = UnitFactory(parent=unit)

    response = administrator.post(f"/admin/agency/edit/{unit.pk}/", NAMES | {"parent": below.pk})

    assert error_codes(response) == {"parent": ["own_part"]}


def test_a_person_is_made_without_e_mail_or_password(administrator):
    response = administrator.post("/admin/users/new/", PERSON)

    assert response.status_code == 302
    person = User.objects.get(sign_in_code="ABCD2345")
    assert (person.email, person.has_usable_password(), person.search_key) == (
        None,
        False,
        "касымов ерлан",
    )


def test_two_people_do_not_share_an_address(administrator):
    UserFactory(email="same@example.kz")

    response = administrator.post("/admin/users/new/", PERSON | {"email": "Same@example.kz"})

    assert error_codes(response) == {"email": ["unique"]}


def test_a_person_is_changed(administrator):
    person = UserFactory()

    administrator.post(f"/admin/users/edit/{person.pk}/", PERSON | {"email": "new@example.kz"})

    person.refresh_from_db()
    assert (person.get_full_name(), person.email, person.is_active) == (
        "Қасымов Ерлан",
        "new@example.kz",
        False,
    )


def test_a_membership_names_the_person_as_she_signs_in(administrator):
    person, unit, post = UserFactory(), AgencyFactory(), PostFactory()
    form = {
        "person": person.email,
        "agency": unit.pk,
        "post": post.pk,
        "staff_number": "004417",
        "started_on": "2026-09-01",
    }

    refused = administrator.post("/admin/membership/new/", form | {"person": "ghost"})
    administrator.post("/admin/membership/new/", form)

    assert error_codes(refused) == {"person": ["unknown_person"]}
    made = Membership.objects.get()
    assert (made.person, made.agency, made.staff_number) == (person, unit, "004417")
    page = administrator.get(f"/admin/membership/edit/{made.pk}/").content.decode()
    assert f'value="{person.sign_in_code}"' in page


def test_a_responsibility_over_the_country_has_no_unit(administrator):
    person, unit = UserFactory(), AgencyFactory()
    form = {"person": person.sign_in_code, "role": "national", "since": "2026-09-01"}

    refused = administrator.post("/admin/responsibility/new/", form | {"agency": unit.pk})
    administrator.post("/admin/responsibility/new/", form)

    assert refused.status_code == 200
    assert Responsibility.objects.get().person == person


@pytest.mark.parametrize("name", LISTS)
def test_lists_open_in_every_language_and_search(administrator, name):
    MembershipFactory()
    ResponsibilityFactory()

    for query in ("", "?q=алиева", "?ordering=-name", "?q=%00"):
        assert administrator.get(f"/admin/{name}/{query}").status_code == 200


def test_people_are_found_by_plain_letters(administrator):
    UserFactory(family_name="Қасымов")

    found = administrator.get("/admin/users/?q=касым").context["users"]

    assert [person.family_name for person in found] == ["Қасымов"]


@pytest.mark.parametrize("name", LISTS)
def test_editors_do_not_see_people_and_units(client, name):
    editor = UserFactory()
    editor.user_permissions.set(
        Permission.objects.filter(
            content_type__app_label__in=["wagtailadmin", "agencies", "accounts"]
        )
    )
    client.force_login(editor)

    response = client.get(f"/admin/{name}/")

    assert (response.status_code, response["Location"]) == (302, "/admin/")


@pytest.mark.parametrize("name", LISTS)
def test_nobody_deletes_people_and_units(administrator, name):
    MembershipFactory()
    duty = ResponsibilityFactory()
    pk = {
        "users": UserFactory().pk,
        "agency": Agency.objects.first().pk,
        "post": PostFactory().pk,
        "membership": Membership.objects.first().pk,
        "responsibility": duty.pk,
    }[name]

    assert administrator.post(f"/admin/{name}/delete/{pk}/").status_code == 302
    assert User.objects.count() == 4
    assert (Agency.objects.count(), Responsibility.objects.count()) == (2, 1)


# How many, the rows once; memberships also ask for the units and posts to filter by.
@pytest.mark.parametrize(("name", "queries"), [("membership", 4), ("responsibility", 2)])
@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same_number_of_queries(administrator, count, name, queries):
    unit, post = AgencyFactory(), PostFactory()
    MembershipFactory.create_batch(count, agency=unit, post=post)
    ResponsibilityFactory.create_batch(count, agency=unit)

    with CaptureQueriesContext(connection) as asked:
        administrator.get(f"/admin/{name}/")

    assert len([query for query in asked if '"agencies_' in query["sql"]]) == queries


def test_the_own_account_page_of_the_administration_opens(administrator):
    assert administrator.get("/admin/account/").status_code == 200
