"""Setting a requirement: one form, its answers to check, then the deed."""

from datetime import date

import pytest

from tests.factories import MembershipFactory
from tests.factories.tracking import RequirementFactory, complete_course
from tests.tracking.conftest import day
from tests.tracking.test_pages import unit_url, words
from tracking.models import Requirement


@pytest.fixture
def answers(course, police):
    return {
        "course": str(course.translation_key),
        "unit": str(police.talgar.key),
        "profession": "police",
        "due_on": "2027-02-01",
    }


def url(police):
    return unit_url(police.department, "requirements/new/")


def new_ones():
    return list(
        Requirement.objects.exclude(assigned_by__family_name="Серікова").values_list(
            "agency__name_en", "profession", "due_on"
        )
    )


def test_the_form_offers_thirty_working_days(course, police, sign_in):
    html = sign_in(police.coordinator).get(url(police)).content.decode()

    assert 'value="2027-01-06"' in html
    assert course.title in html
    assert "– Talgar" in html


def test_answers_are_checked_before_anything_is_set(course, police, sign_in, answers):
    complete_course(police.aigul, course.translation_key, day(-1), cycle=1)
    MembershipFactory(agency=police.talgar, post__profession="medical")

    page = words(sign_in(police.coordinator).post(url(police), answers))

    assert "Unit Talgar" in page
    assert "Due date 1 February 2027" in page
    assert "3 people, 1 already up to date" in page
    assert "Fewer than 10 working days" not in page
    assert new_ones() == []


def test_confirming_sets_it_once(police, sign_in, answers):
    client = sign_in(police.coordinator)

    for _n in range(2):
        response = client.post(url(police), answers | {"confirm": "1"})
        assert response.status_code == 302

    assert new_ones() == [("Talgar", "police", date(2027, 2, 1))]
    page = words(client.get(response.headers["Location"]))
    assert "The requirement is set." in page
    assert "Talgar Police 01.02.2027" in page


def test_change_goes_back_with_the_answers(police, sign_in, answers):
    response = sign_in(police.coordinator).post(url(police), answers | {"change": "1"})

    assert 'value="2027-02-01"' in response.content.decode()
    assert new_ones() == []


def test_short_notice_is_said(police, sign_in, answers):
    page = words(sign_in(police.coordinator).post(url(police), answers | {"due_on": "2026-11-30"}))

    assert "Fewer than 10 working days are left until this date." in page


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("due_on", "2026-11-24", "Choose a date at least 3 days from today."),
        ("due_on", "2099-01-01", "Choose a date within the next five years."),
        ("due_on", "soon", "Enter a valid date."),
        ("course", "x", "Select a valid choice."),
        ("unit", "x", "Select a valid choice."),
        ("profession", "x", "Select a valid choice."),
    ],
)
def test_a_bad_answer_is_named(police, sign_in, answers, field, value, message):
    response = sign_in(police.coordinator).post(url(police), answers | {field: value, "confirm": 1})

    assert "There is a problem" in words(response)
    assert message in words(response)
    assert new_ones() == []


def test_a_unit_of_another_agency_cannot_be_named(police, court, sign_in, answers):
    answers |= {"unit": str(court.unit.key), "confirm": "1"}

    assert sign_in(police.coordinator).post(url(police), answers).status_code == 200
    assert new_ones() == []


def test_only_the_agency_s_coordinator_sets_and_withdraws(police, court, sign_in, answers):
    withdrawal = f"requirements/{police.requirement.uuid}/withdraw/"
    for outsider in (police.manager, court.manager, police.aigul):
        client = sign_in(outsider)
        for unit in (police.department, police.talgar):
            address = unit_url(unit, "requirements/new/")
            assert client.post(address, answers | {"confirm": "1"}).status_code == 404
            assert client.get(unit_url(unit, "requirements/")).status_code == 404
            assert client.post(unit_url(unit, withdrawal)).status_code == 404
    assert new_ones() == []
    assert Requirement.objects.active().filter(pk=police.requirement.pk).exists()


def test_withdrawing(police, sign_in):
    client = sign_in(police.coordinator)
    address = unit_url(police.department, f"requirements/{police.requirement.uuid}/withdraw/")

    assert client.get(address).status_code == 405
    page = words(client.post(address, follow=True))

    assert "The requirement is withdrawn. Completions and certificates stay." in page
    assert "Nothing is required here yet." in page


def test_a_unit_s_page_withdraws_nothing_above_it(police, sign_in):
    address = unit_url(police.talgar, f"requirements/{police.requirement.uuid}/withdraw/")

    assert sign_in(police.coordinator).post(address).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_a_bounded_number_of_queries(
    police, sign_in, number, django_assert_num_queries
):
    for _n in range(number - 1):
        RequirementFactory(agency=police.desk)
    client = sign_in(police.coordinator)

    with django_assert_num_queries(8):
        html = client.get(unit_url(police.department, "requirements/")).content.decode()

    assert html.count("/withdraw/") == number
