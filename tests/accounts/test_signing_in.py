"""Coming in: three names, one answer for every refusal, guesses counted per account."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from accounts.models import GuessCount
from tests.factories import PASSWORD, MembershipFactory, UserFactory

LOGIN = "/en/accounts/login/"
WRONG = (
    "The name or the password is not right, or this account cannot be used now. "
    "After several attempts, wait 15 minutes."
)
WAIT = "Too many attempts. Wait 15 minutes, then try again."


def try_in(client, name: str, password: str = PASSWORD, **more):
    return client.post(LOGIN, {"login": name, "password": password} | more)


def said(response) -> list[str]:
    return list(response.context["form"].non_field_errors())


def signed_in_as(client) -> str | None:
    return client.session.get("_auth_user_id")


@pytest.fixture
def officer(db):
    return UserFactory(email="aigul@example.kz", sign_in_code="AB23CD45")


@pytest.mark.parametrize(
    "name", ["aigul@example.kz", " Aigul@Example.KZ ", "AB23CD45", "ab23-cd45", "004417"]
)
def test_three_names_lead_to_one_account(client, officer, name):
    MembershipFactory(person=officer, staff_number="004417")

    response = try_in(client, name)

    assert (response.status_code, response["Location"]) == (302, "/en/")
    assert signed_in_as(client) == str(officer.pk)


def closed(officer):
    officer.is_active = False
    officer.save()
    return officer.email


def transferred(officer):
    MembershipFactory(
        person=officer, staff_number="004417", ended_on=timezone.localdate() - datetime.timedelta(1)
    )
    return "004417"


def shared_number(officer):
    MembershipFactory(person=officer, staff_number="004417")
    MembershipFactory(staff_number="004417")
    return "004417"


def without_password(officer):
    officer.set_unusable_password()
    officer.save()
    return officer.email


@pytest.mark.parametrize(
    "name_of",
    [
        closed,
        transferred,
        shared_number,
        without_password,
        lambda officer: "nobody@example.kz",
        lambda officer: "nobody\0",
    ],
)
def test_whatever_is_wrong_the_answer_is_the_same(client, officer, name_of):
    response = try_in(client, name_of(officer))

    assert (response.status_code, signed_in_as(client)) == (200, None)
    assert said(response) in ([WRONG], [])  # a zero byte is refused by the field itself


def test_a_wrong_password_reads_like_an_unknown_name(client, officer):
    pages = [
        try_in(client, name, "wrong").content.decode()
        for name in ("aigul@example.kz", "ghost@example.kz")
    ]

    first, second = (
        page.replace("aigul", "ghost").split('name="csrfmiddlewaretoken"')[-1].split(">", 1)[1]
        for page in pages
    )
    assert first == second


def test_after_five_guesses_even_the_right_password_waits(client, officer):
    guesses = [try_in(client, "aigul@example.kz", "wrong") for _n in range(5)]

    sixth = try_in(client, "aigul@example.kz")

    assert [said(guess) for guess in guesses] == [[WRONG]] * 5
    assert (said(sixth), signed_in_as(client)) == ([WAIT], None)


def test_an_unknown_name_waits_the_same(client, officer):
    for _n in range(5):
        try_in(client, "ghost@example.kz", "wrong")

    assert said(try_in(client, "ghost@example.kz")) == [WAIT]


def test_another_name_of_a_guessed_account_is_closed_without_saying_why(client, officer):
    for _n in range(5):
        try_in(client, "aigul@example.kz", "wrong")

    response = try_in(client, "AB23CD45")

    assert (said(response), signed_in_as(client)) == ([WRONG], None)


def test_another_account_behind_the_same_address_is_not_affected(client, officer):
    colleague = UserFactory()
    for _n in range(6):
        try_in(client, "aigul@example.kz", "wrong")

    try_in(client, colleague.email)

    assert signed_in_as(client) == str(colleague.pk)


def test_the_wait_ends(client, officer):
    with time_machine.travel("2026-09-01T10:00:00Z", tick=False) as clock:
        for _n in range(5):
            try_in(client, "aigul@example.kz", "wrong")
        clock.shift(14 * 60 + 1)
        assert said(try_in(client, "aigul@example.kz")) == [
            "Too many attempts. Wait 1 minute, then try again."
        ]
        clock.shift(59)
        try_in(client, "aigul@example.kz")
        assert signed_in_as(client) == str(officer.pk)


def test_coming_in_forgets_the_mistakes(client, officer):
    try_in(client, "aigul@example.kz", "wrong")

    try_in(client, "aigul@example.kz")

    assert GuessCount.objects.count() == 0


def test_what_was_typed_is_not_kept(client, officer):
    try_in(client, "my-secret-password", "x")

    assert "secret" not in str(list(GuessCount.objects.values()))


def test_wagtails_own_door_counts_guesses_too(client, officer):
    assert client.get("/admin/login/")["Location"] == "/kk/accounts/login/"
    for _n in range(5):
        assert not client.login(username="aigul@example.kz", password="wrong")

    assert not client.login(username="aigul@example.kz", password=PASSWORD)


def test_she_arrives_in_her_language_and_the_device_remembers_it(client, officer):
    officer.interface_language = "kk"
    officer.save()

    response = try_in(client, officer.email)

    assert response["Location"] == "/kk/"
    assert client.cookies["django_language"].value == "kk"


def test_she_arrives_where_she_wanted_in_her_language(client, officer):
    officer.interface_language = "ru"
    officer.save()

    response = try_in(client, officer.email, next="/en/account/tokens/?a=1")

    assert response["Location"] == "/ru/account/tokens/?a=1"


def test_she_is_not_sent_to_another_site(client, officer):
    response = try_in(client, officer.email, next="https://evil.example/")

    assert response["Location"] == "/en/"


def test_her_own_computer_keeps_the_session(client, officer):
    try_in(client, officer.email)

    assert client.cookies["sessionid"]["max-age"] == 12 * 3600


def test_a_shared_computer_forgets_it_with_the_browser(client, officer):
    try_in(client, officer.email, shared_computer="on")

    assert client.cookies["sessionid"]["max-age"] == ""
    assert client.session["shared_computer"] is True


def test_signing_out_needs_no_second_page(browser_session):
    response = browser_session.post("/en/accounts/logout/")

    assert (response.status_code, signed_in_as(browser_session)) == (302, None)


@pytest.mark.parametrize(
    "address",
    ["signup/", "email/", "confirm-email/", "inactive/", "reauthenticate/", "password/set/", ""],
)
def test_what_is_not_offered_does_not_exist(client, site, address):
    assert client.get(f"/en/accounts/{address}").status_code == 404
