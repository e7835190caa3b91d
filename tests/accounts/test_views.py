"""A person's own pages."""

import pytest

from accounts.models import StudyAdjustment
from tests.factories import UserFactory

PREFERENCES = "/en/account/preferences/"
TOKENS = "/en/account/tokens/"

CHOSEN = {
    "interface_language": "ru",
    "study_language": "kk",
    "time_zone": "Asia/Aqtau",
    "text_size": "125",
    "wide_spacing": "on",
    "font": "noto",
    "theme": "dark",
    "reduced_motion": "on",
    "captions": "on",
    "content_notes": "descriptions",
}


def test_preferences_are_kept_and_the_page_follows(browser_session, learner):
    response = browser_session.post(PREFERENCES, CHOSEN, follow=True)

    learner.refresh_from_db()
    assert {name: str(getattr(learner, name)) for name in CHOSEN if hasattr(learner, name)} == {
        **{name: CHOSEN[name] for name in CHOSEN if name != "content_notes"},
        "wide_spacing": "True",
        "reduced_motion": "True",
        "captions": "True",
    }
    assert StudyAdjustment.objects.get().content_notes == "descriptions"
    assert response.redirect_chain == [("/ru/account/preferences/", 302)]
    assert 'data-theme="dark"' in response.content.decode()
    assert browser_session.cookies["django_language"].value == "ru"


def test_a_wrong_choice_is_named_and_nothing_changes(browser_session, learner):
    response = browser_session.post(PREFERENCES, CHOSEN | {"theme": "pink"})

    assert (response.status_code, list(response.context["form"].errors)) == (200, ["theme"])
    learner.refresh_from_db()
    assert learner.study_language == "en"
    assert 'lang="en"' in response.content.decode()


def test_signed_out_readers_keep_their_look_in_a_cookie_without_identity(client, db):
    response = client.post(
        PREFERENCES,
        {"text_size": "150", "font": "system", "theme": "contrast", "wide_spacing": "on"},
        follow=True,
    )

    assert client.cookies["senim_look"].value == "theme=contrast&text-size=150&spacing=wide"
    page = response.content.decode()
    assert 'data-theme="contrast"' in page
    assert 'data-text-size="150"' in page
    assert response.context["form"]["theme"].value() == "contrast"


def test_a_spoilt_cookie_is_ignored(client, db):
    client.cookies["senim_look"] = "theme=%00&text-size=9&x"

    assert client.get(PREFERENCES).context["form"]["theme"].value() == "system"


def test_the_api_keeps_the_same_preferences(api, learner):
    answer = api.patch("/api/v1/me/preferences/", {"theme": "dark", "content_notes": "never"})

    assert answer.status_code == 200
    told = api.get("/api/v1/me/").json()["preferences"]
    assert (told["theme"], told["content_notes"], told["text_size"]) == ("dark", "never", 100)


def test_a_token_is_shown_once_and_can_be_revoked(browser_session, client, learner):
    page = browser_session.post(TOKENS, {"name": "report", "days": "30"})
    text = page.context["new_token"]
    bearer = {"Authorization": f"Bearer {text}"}

    assert text in page.content.decode()
    assert text not in browser_session.get(TOKENS).content.decode()
    assert client.get("/api/v1/me/", headers=bearer).status_code == 200

    public_id = learner.api_tokens.get().public_id
    browser_session.post(f"{TOKENS}{public_id}/revoke/")
    client.logout()

    assert client.get("/api/v1/me/", headers=bearer).status_code == 401
    assert browser_session.get(TOKENS).status_code == 302


def test_the_token_of_somebody_else_is_not_there(browser_session, learner):
    other = UserFactory()
    other.api_tokens.create(
        public_id="abc", secret_hash="", name="", expires_at="2030-01-01T00:00Z"
    )

    assert browser_session.post(f"{TOKENS}abc/revoke/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_tokens_cost_the_same_number_of_queries(
    browser_session, learner, count, django_assert_num_queries
):
    for n in range(count):
        browser_session.post(TOKENS, {"name": f"script {n}", "days": "30"})

    with django_assert_num_queries(4):  # session, person, tokens, frame
        browser_session.get(TOKENS)


def test_she_downloads_the_data_of_her_account(browser_session, learner):
    response = browser_session.get("/en/account/download/")

    told = response.json()
    assert response["Content-Disposition"] == 'attachment; filename="senim-account.json"'
    assert told["account"]["sign_in_code"] == learner.sign_in_code
    assert told["preferences"]["content_notes"] == "always"
    assert "password" not in str(told).lower()


@pytest.mark.parametrize("address", ["", "tokens/", "download/"])
def test_strangers_are_asked_to_sign_in(client, db, address):
    response = client.get(f"/en/account/{address}")

    assert response["Location"] == f"/en/accounts/login/?next=/en/account/{address}"


@pytest.mark.parametrize(
    "address",
    [
        "accounts/login/",
        "accounts/password/reset/",
        "accounts/password/reset/done/",
        "account/slip/",
    ],
)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_ways_in_open_in_every_language(client, db, address, language):
    page = client.get(f"/{language}/{address}")

    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.content.decode()


def test_a_chosen_language_follows_the_person(browser_session, learner):
    response = browser_session.get("/kk/account/?language=kk&a=1")

    assert (response.status_code, response["Location"]) == (302, "/kk/account/?a=1")
    learner.refresh_from_db()
    assert learner.interface_language == "kk"
    assert browser_session.cookies["django_language"].value == "kk"


def test_reading_one_page_in_another_language_changes_nothing(browser_session, learner):
    browser_session.get("/kk/account/")

    learner.refresh_from_db()
    assert learner.interface_language == "en"


@pytest.mark.parametrize(
    ("language", "word"), [("kk", "Не үшін"), ("ru", "Для чего"), ("en", "For")]
)
def test_a_token_s_row_says_what_it_is_for(browser_session, language, word):
    address = TOKENS.replace("/en/", f"/{language}/")

    page = browser_session.post(address, {"name": "Reports", "days": 30}).content.decode()

    assert f'<th scope="col">{word}</th>' in page
    assert '<th scope="row">Reports</th>' in page
