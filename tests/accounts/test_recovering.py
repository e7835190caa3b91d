"""A forgotten password: one answer for everybody, one mail for its owner, through the outbox."""

import re
from datetime import timedelta

import pytest
import time_machine

from accounts.models import OutgoingMail

ASK = "/en/accounts/password/reset/"
DONE = "/en/accounts/password/reset/done/"
NEW = "Сары-арқа-жолы-7"


@pytest.fixture
def officer(learner):
    learner.email = "aigul@example.kz"
    learner.interface_language = "ru"
    learner.save()
    return learner


def link(mail: OutgoingMail) -> str:
    return re.search(r"http://testserver(\S+)", mail.body).group(1)


@pytest.mark.parametrize("address", ["aigul@example.kz", "ghost@example.kz"])
def test_the_answer_does_not_tell_whether_an_account_exists(client, officer, address):
    response = client.post(ASK, {"email": address})

    assert (response.status_code, response["Location"]) == (302, DONE)
    assert "If an account has this address" in client.get(DONE).content.decode()


def test_only_the_owner_is_written_to_in_her_language(client, officer):
    client.post(ASK, {"email": "Aigul@Example.kz"})
    client.post(ASK, {"email": "ghost@example.kz"})

    mail = OutgoingMail.objects.get()
    assert (mail.recipient, mail.address, mail.language) == (officer, "aigul@example.kz", "ru")
    assert link(mail).startswith("/ru/accounts/password/reset/key/")


def test_an_inactive_person_is_not_written_to(client, officer):
    officer.is_active = False
    officer.save()

    client.post(ASK, {"email": officer.email})

    assert OutgoingMail.objects.count() == 0


def test_asking_again_and_again_sends_five_mails_and_says_nothing(client, officer):
    answers = [client.post(ASK, {"email": officer.email}) for _n in range(7)]

    assert {answer["Location"] for answer in answers} == {DONE}
    assert OutgoingMail.objects.count() == 5


def test_the_link_sets_a_password_once(client, officer):
    client.post(ASK, {"email": officer.email})
    address = link(OutgoingMail.objects.get())

    form_page = client.get(address)
    answer = client.post(form_page["Location"], {"password1": NEW})

    assert answer["Location"] == "/ru/accounts/password/reset/key/done/"
    assert client.get(answer["Location"]).status_code == 200
    assert client.login(username=officer.email, password=NEW)
    client.logout()
    assert client.get(address).context["token_fail"] is True


def test_the_key_does_not_stay_in_the_address(client, officer):
    client.post(ASK, {"email": officer.email})

    answer = client.get(link(OutgoingMail.objects.get()))

    assert answer["Location"].endswith("-set-password/")


@pytest.mark.parametrize("spoilt", ["abc-def", "0-0", "zz" * 40 + "-x"])
def test_a_spoilt_link_is_explained(client, db, spoilt):
    page = client.get(f"/en/accounts/password/reset/key/{spoilt}/")

    assert (page.status_code, page.context["token_fail"]) == (200, True)


def test_the_link_ends_after_four_hours(client, officer):
    client.post(ASK, {"email": officer.email})
    address = link(OutgoingMail.objects.get())

    with time_machine.travel(timedelta(hours=4, minutes=1)):
        assert client.get(address).context["token_fail"] is True


def test_she_changes_her_password_and_stays_signed_in(browser_session, learner):
    form = {"oldpassword": "wrong", "password1": NEW}
    refused = browser_session.post("/en/accounts/password/change/", form)
    changed = browser_session.post(
        "/en/accounts/password/change/", form | {"oldpassword": "Қоңыр-қоян-2026"}
    )

    assert refused.context["form"].errors["oldpassword"] == ["This password is not right."]
    assert changed["Location"] == "/en/account/"
    assert browser_session.get("/en/account/").status_code == 200
    learner.refresh_from_db()
    assert learner.check_password(NEW)
