"""What people's pages read from strangers: no text makes an error of ours, on any database."""

import pytest
from django.test import Client
from django.utils.http import urlencode

from tests.factories import PASSWORD

HOSTILE = ["a\0b", b"\xed\xa0\x80", b"\xff\xfe", "9" * 5000, "1e999", "x" * 9000, "٣", "\r\n", "['"]
FORM = "application/x-www-form-urlencoded"


def post(client, path: str, **fields) -> int:
    return client.generic("POST", path, urlencode(fields), FORM).status_code


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.django_db
def test_signing_in(client, text):
    assert post(client, "/en/accounts/login/", login=text, password=PASSWORD) == 200
    assert post(client, "/en/accounts/login/", login="a@b.kz", password=text) == 200
    assert post(client, "/en/accounts/password/reset/", email=text) == 200
    slip = {"sign_in_code": text, "secret": text, "password1": PASSWORD}
    assert post(client, "/en/account/slip/", **slip) == 200


@pytest.mark.parametrize("text", HOSTILE)
def test_the_catalogue_and_the_public_check(client, site, text):
    names = ("role", "available_in", "duration", "page", "language", "q")
    query = urlencode(dict.fromkeys(names, text))

    assert client.get(f"/en/courses/?{query}").status_code == 200
    assert client.get(f"/api/v1/courses/?{query}").status_code == 400
    assert client.get(f"/verify/?{urlencode({'code': text})}").status_code in {200, 404}
    assert client.get(f"/en/references/?{query}").status_code == 200


@pytest.mark.parametrize("path", ["/verify/%00/", "/en/courses/%00/", "/media/%00", "/%00"])
@pytest.mark.django_db
def test_addresses_with_nul(client, path):
    assert client.get(path, follow=True).status_code == 404


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_signed_in_reader_sends(learner, site, text):
    browser = Client()
    browser.force_login(learner)
    fields = dict.fromkeys(("theme", "time_zone", "text_size", "interface_language"), text)

    assert post(browser, "/en/account/preferences/", **fields) == 200
    assert post(browser, "/en/account/tokens/", name=text, days=text) == 200
    assert post(browser, "/en/report-problem/", page=text, message=text) in {200, 302}
