"""Wagtail's own ways to sign in or to change a password lead to ours, or nowhere."""

import pytest
from wagtail.models import PageViewRestriction

from tests.factories import PASSWORD
from tests.factories.courses import lessons_of

NEW = "Қоңыр-түлкі-2031"


@pytest.mark.parametrize(
    ("door", "leads_to"),
    [
        ("/admin/login/?next=/admin/pages/", "/en/accounts/login/?next=/admin/pages/"),
        ("/en/_util/login/?next=/en/", "/en/accounts/login/?next=/en/"),
        ("/admin/", "/en/accounts/login/?next=/admin/"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_form_for_signing_in_is_ours(client, learner, method, door, leads_to):
    named = {"username": learner.email, "password": PASSWORD} if method == "post" else {}

    response = getattr(client, method)(door, named, headers={"Accept-Language": "en"})

    assert response.status_code == 302
    assert response["Location"].partition("&")[0] == leads_to
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "door",
    [
        "/admin/password_reset/",
        "/admin/password_reset/done/",
        "/admin/password_reset/confirm/MQ/set-password/",
        "/admin/password_reset/complete/",
        "/documents/authenticate_with_password/1/",
        "/en/_util/authenticate_with_password/1/1/",
        "/en/accounts/signup/",
        "/en/accounts/email/",
        "/en/accounts/password/set/",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_other_form_takes_a_password(client, site, method, door):
    assert getattr(client, method)(door, {"password": PASSWORD}).status_code == 404


def test_a_page_for_readers_who_signed_in_leads_to_our_form(client, course):
    lesson = lessons_of(course)[0]
    PageViewRestriction.objects.create(page=lesson, restriction_type=PageViewRestriction.LOGIN)

    response = client.get(lesson.url)

    assert response["Location"] == f"/en/accounts/login/?next={lesson.url}"


def test_editors_are_not_offered_a_password_for_many(desk, trainer, lesson):
    desk.enter(trainer)
    trainer.is_superuser = True
    trainer.save()

    form = desk.client.get(f"/admin/pages/{lesson.pk}/privacy/").json()["html"]

    assert 'value="login"' in form
    assert 'value="password"' not in form


def test_the_admin_s_account_page_changes_neither_password_nor_address(desk, trainer):
    desk.enter(trainer)
    address = trainer.email
    page = desk.client.get("/admin/account/").content.decode()
    fields = {
        "password-old_password": PASSWORD,
        "password-new_password1": NEW,
        "password-new_password2": NEW,
        "name_email-email": "taken@example.kz",
        "name_email-first_name": "X",
        "name_email-last_name": "Y",
    }

    desk.client.post("/admin/account/", fields)

    trainer.refresh_from_db()
    assert 'name="locale-preferred_language"' in page
    assert [name for name in fields if f'name="{name}"' in page] == []
    assert (trainer.email, trainer.check_password(PASSWORD)) == (address, True)


def test_an_editor_keeps_her_preferences_there(desk, trainer):
    desk.enter(trainer)
    chosen = {
        "locale-preferred_language": "ru",
        "locale-current_time_zone": "Asia/Almaty",
        "theme-theme": "dark",
        "theme-contrast": "system",
        "theme-density": "default",
    }

    response = desk.client.post("/admin/account/", chosen)

    assert (response.status_code, response["Location"]) == (302, "/admin/account/")
    profile = trainer.wagtail_userprofile
    assert (profile.preferred_language, profile.theme) == ("ru", "dark")
