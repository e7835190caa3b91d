"""The frame around every page, seen on the shortest one: an address that leads nowhere."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.views.defaults import server_error

from accounts.models import User
from lms.context import shell
from tests.factories import ResponsibilityFactory, UserFactory


@pytest.fixture
def lost(client, site):
    def open_page(language: str = "en", **extra) -> str:
        response = client.get(f"/{language}/nothing-here/", **extra)
        assert response.status_code == 404
        return response.content.decode()

    return open_page


def links(html: str) -> list[str]:
    return re.findall(r'href="([^"]+)"', re.search(r"<header.*</header>", html, re.S)[0])


def opening_tag(html: str) -> str:
    return re.search(r"<html[^>]*>", html)[0]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_page_says_its_language(lost, language):
    assert opening_tag(lost(language)) == f'<html lang="{language}">'


def test_landmarks_are_one_of_each(lost):
    html = lost()

    assert [
        len(re.findall(f"<{name}[ >]", html)) for name in ("header", "nav", "main", "footer")
    ] == [
        1,
        1,
        1,
        1,
    ]
    assert len(re.findall("<h1", html)) == 1


def test_quick_exit_works_without_script(lost):
    html = lost()

    assert 'class="exit" href="/leave/" rel="nofollow noreferrer"' in html
    assert 'data-neutral-url="https://www.kazhydromet.kz/"' in html


def test_lost_page_offers_the_other_languages_homes(lost):
    assert [link for link in links(lost("kk")) if link in ("/ru/", "/en/")] == ["/ru/", "/en/"]


def test_lost_page_searches_the_catalogue_of_its_language(lost):
    assert 'action="/kk/courses/"' in lost("kk")


def test_look_of_a_stranger_is_read_from_the_cookie(lost, client):
    client.cookies["senim_look"] = "theme=dark&text-size=150&font=comic&onclick=x"

    assert opening_tag(lost()) == '<html lang="en" data-theme="dark" data-text-size="150">'


def test_look_of_a_reader_is_their_own(lost, client):
    reader = UserFactory(theme="contrast", wide_spacing=True, reduced_motion=True)
    client.force_login(reader)
    client.cookies["senim_look"] = "theme=dark"

    assert opening_tag(lost()) == (
        '<html lang="en" data-theme="contrast" data-spacing="wide" data-motion="reduce">'
    )


def test_reader_sees_their_name_and_no_tools_of_others(lost, client):
    client.force_login(UserFactory())
    html = lost()

    assert "<summary>Әлиева Айгүл</summary>" in html
    assert "/admin/" not in html
    assert 'action="/en/accounts/logout/"' in html


def test_author_is_led_to_the_editor(lost, client):
    author = UserFactory()
    group = Group.objects.create(name="Authors of this test")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    author.groups.add(group)
    client.force_login(author)

    assert "/admin/" in links(lost())


def test_manager_is_known_by_what_they_answer_for(rf, db, django_assert_num_queries):
    responsibility = ResponsibilityFactory()
    request = rf.get("/en/")
    request.user = User.objects.get(pk=responsibility.person.pk)

    with django_assert_num_queries(1):
        frame = shell(request)["shell"]
        assert (frame.manages, frame.edits) == (True, False)


def test_frame_asks_nothing_for_a_stranger(rf, db, django_assert_num_queries):
    request = rf.get("/en/")

    with django_assert_num_queries(0):
        assert shell(request)["shell"].manages is False


def test_form_left_open_too_long_is_explained(db):
    strict = Client(enforce_csrf_checks=True)

    response = strict.post("/en/accounts/login/", {"login": "x"})

    assert response.status_code == 403
    assert "This page was open for too long" in response.content.decode()


def test_broken_page_speaks_three_languages_and_names_the_helplines(rf):
    response = server_error(rf.get("/en/"))
    html = response.content.decode()

    assert response.status_code == 500
    assert re.findall(r'lang="(\w+)">', html)[:3] == ["kk", "ru", "en"]
    assert re.findall(r'href="tel:(\d+)"', html) == ["102", "103", "111"]
