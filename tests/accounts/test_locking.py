"""Leave quickly, lock, come back: nothing to read for others, nothing lost for her."""

import pytest
import time_machine
from django.utils import timezone

from accounts.locking import is_locked, note_activity
from tests.factories import PASSWORD, UserFactory

NEUTRAL = "https://www.kazhydromet.kz/"
PAGE = "/en/account/preferences/"
ENGLISH = {"Accept-Language": "en"}


def unlock(client, password: str = PASSWORD):
    return client.post("/leave/locked", {"password": password}, headers=ENGLISH)


def test_the_link_works_without_script_and_locks(browser_session):
    response = browser_session.get("/leave/")

    assert (response.status_code, response["Location"]) == (303, NEUTRAL)
    assert "no-store" in response["Cache-Control"]
    assert browser_session.get(PAGE)["Location"] == "/leave/locked"


def test_the_link_works_for_readers_who_are_not_signed_in(client, db):
    assert client.get("/leave/")["Location"] == NEUTRAL
    assert client.get(PAGE).status_code == 200


def test_the_beacon_locks(browser_session):
    response = browser_session.post("/leave/lock", headers={"Sec-Fetch-Site": "same-origin"})

    assert response.status_code == 204
    assert browser_session.get(PAGE)["Location"] == "/leave/locked"


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}]
)
def test_another_site_cannot_lock(browser_session, headers):
    assert browser_session.post("/leave/lock", headers=headers).status_code == 204
    assert browser_session.get("/leave/", headers=headers).status_code == 303

    assert browser_session.get(PAGE).status_code == 200


def test_the_locked_page_says_nothing(browser_session, learner):
    browser_session.get("/leave/")

    response = browser_session.get("/leave/locked", headers=ENGLISH)

    page = response.content.decode()
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "Session paused" in page
    assert not [word for word in ("Senim", learner.family_name, "violence") if word in page]


def test_the_password_leads_back_to_the_page(browser_session):
    browser_session.get("/leave/")
    browser_session.get(PAGE + "?part=2")

    response = unlock(browser_session)

    assert (response.status_code, response["Location"]) == (302, PAGE + "?part=2")
    assert browser_session.get(PAGE).status_code == 200


def test_a_wrong_password_leaves_it_locked_and_is_counted(browser_session):
    browser_session.get("/leave/")

    answers = [unlock(browser_session, "wrong") for _n in range(5)] + [unlock(browser_session)]

    assert [list(answer.context["form"].errors["password"]) for answer in answers] == [
        ["This password is not right."]
    ] * 5 + [["Too many attempts. Wait 15 minutes, then try again."]]
    assert browser_session.get(PAGE)["Location"] == "/leave/locked"


def test_the_api_says_that_the_session_is_locked(api):
    api.get("/leave/")

    response = api.get("/api/v1/me/")

    assert (response.status_code, response.json()["code"]) == (401, "session_locked")


def test_a_part_of_a_page_leads_the_whole_page_to_the_lock(browser_session):
    browser_session.get("/leave/")

    response = browser_session.get(PAGE, headers={"HX-Request": "true"})

    assert (response.status_code, response["HX-Redirect"]) == (204, "/leave/locked")


def test_a_form_sent_into_a_locked_session_is_kept(browser_session, learner):
    form = {"name": "<script>", "days": "30"}
    browser_session.get("/leave/")
    browser_session.post("/en/account/tokens/", form)
    assert learner.api_tokens.count() == 0

    assert unlock(browser_session)["Location"] == "/leave/held"
    page = browser_session.get("/leave/held").content.decode()

    assert '<form method="post" action="/en/account/tokens/">' in page
    assert '<input type="hidden" name="name" value="&lt;script&gt;">' in page

    browser_session.post("/en/account/tokens/", form)

    assert learner.api_tokens.get().name == "<script>"
    assert browser_session.get("/leave/held").status_code == 302


def test_somebody_else_may_sign_in(browser_session):
    colleague = UserFactory()
    browser_session.get("/leave/")

    response = browser_session.post("/leave/locked", {"other": "1"})
    browser_session.post("/en/accounts/login/", {"login": colleague.email, "password": PASSWORD})

    assert response["Location"] == "/kk/accounts/login/"
    assert browser_session.get("/en/account/").context["user"] == colleague


def test_an_unlocked_session_has_no_locked_page(browser_session):
    assert browser_session.get("/leave/locked")["Location"] == "/"


def test_a_request_under_way_does_not_open_the_lock(browser_session):
    under_way = browser_session.session
    under_way["seen_at"] = 0
    browser_session.get("/leave/")

    note_activity(under_way, at=timezone.now())

    assert browser_session.get(PAGE)["Location"] == "/leave/locked"
    assert is_locked(under_way)


def test_the_key_changes_with_the_password(browser_session):
    browser_session.get("/leave/")
    before = browser_session.cookies["sessionid"].value

    unlock(browser_session)

    assert browser_session.cookies["sessionid"].value != before


@pytest.mark.parametrize(("shared", "minutes"), [("", 30), ("on", 15)])
def test_an_idle_session_locks_by_itself(client, learner, shared, minutes):
    with time_machine.travel("2026-09-01T10:00:00Z", tick=False) as clock:
        client.post(
            "/en/accounts/login/",
            {"login": learner.email, "password": PASSWORD, "shared_computer": shared},
        )
        clock.shift(minutes * 60 - 1)
        assert client.get(PAGE).status_code == 200
        clock.shift(minutes * 60 - 1)
        assert client.get(PAGE).status_code == 200
        clock.shift(minutes * 60)
        assert client.get(PAGE)["Location"] == "/leave/locked"


def test_asking_about_the_session_is_not_activity_but_saying_so_is(browser_session):
    with time_machine.travel("2026-09-01T10:00:00Z", tick=False) as clock:
        browser_session.post("/session/")
        clock.shift(20 * 60)
        asked = browser_session.get("/session/").json()
        told = browser_session.post("/session/").json()
        clock.shift(30 * 60)
        late = browser_session.post("/session/").json()

    assert (asked["seconds_left"], told["seconds_left"]) == (600, 1800)
    assert (late["locked"], late["seconds_left"]) == (True, 0)


def test_the_probe_tells_a_stranger_little(client, db):
    answer = client.get("/session/")

    told = answer.json()
    assert sorted(told) == ["csrf_token", "locked", "now", "seconds_left", "signed_in"]
    assert (told["signed_in"], told["locked"], told["seconds_left"]) == (False, False, None)
    assert "no-store" in answer["Cache-Control"]


def test_pages_of_a_signed_in_person_are_not_stored(browser_session):
    assert "no-store" in browser_session.get("/en/account/")["Cache-Control"]


def test_activity_is_written_once_a_minute(browser_session, django_assert_num_queries):
    with time_machine.travel("2026-09-01T10:00:00Z", tick=False) as clock:
        browser_session.post("/session/")
        clock.shift(59)
        with django_assert_num_queries(3):  # session, person, content notes
            browser_session.get("/api/v1/me/")
        clock.shift(1)
        with django_assert_num_queries(7):  # and the session read again and written, in a savepoint
            browser_session.get("/api/v1/me/")


@pytest.mark.parametrize(("shared", "seconds"), [(False, 1800), (True, 900)])
def test_pages_know_when_to_warn_of_the_lock(browser_session, shared, seconds):
    session = browser_session.session
    session["shared_computer"] = shared
    session.save()

    page = browser_session.get(PAGE).content.decode()

    assert f'hidden data-seconds="{seconds}"' in page


def test_readers_who_are_not_signed_in_are_not_warned(client, db):
    assert 'id="idle"' not in client.get(PAGE).content.decode()
