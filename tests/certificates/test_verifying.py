"""The public check: everything printed, next to nothing about the person, the same "no" always."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from certificates.models import Certificate
from certificates.verifying import normalised
from certificates.withdrawing import revoke
from tests.factories import UserFactory
from tests.factories.certificates import issued

pytestmark = pytest.mark.django_db
CODE = "7K3M9QXA2B4THW6Z"


@pytest.fixture(autouse=True)
def counters_of_its_own(settings):
    """Other tests check codes too; what they used up is not counted here."""
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "verify",
        }
    }


@pytest.fixture
def certificate():
    officer = UserFactory(family_name="Әлиева", given_name="Айгүл", patronymic="Серікқызы")
    officer.latin_name = "Aigul Aliyeva"
    officer.save()
    return issued(learner=officer, holder_latin_name="Aigul Aliyeva", valid_months=None)


def page(client, address, language="en"):
    response = client.get(address, headers={"accept-language": language})
    return response, response.content.decode()


def address_of(certificate) -> str:
    return f"/verify/{certificate.code}/"


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        CODE.lower(),
        "7K3M-9QXA-2B4T-HW6Z",
        " 7k3m 9qxa 2b4t hw6z\n",
        "7К3М-9QХА-2В4Т-НW6Z",  # Cyrillic look-alikes
    ],
)
def test_code_is_understood_however_it_is_typed(typed):
    assert normalised(typed) == CODE


def test_look_alikes_are_the_digits():
    assert normalised("OOOO-IIII-LLLL-0000") == "0000111111110000"


@pytest.mark.parametrize("typed", ["", "7K3M", CODE + "0", "U" * 16, "é" * 16, "0" * 1000, "\x00"])
def test_what_cannot_be_a_code_is_none(typed):
    assert normalised(typed) == ""


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["3 academic hours", "22 November 2026", "1 September 2026"]),
        ("ru", ["3 академических часа", "22 ноября 2026 г.", "1 сентября 2026 г."]),
        ("kk", ["3 академиялық сағат", "2026 ж. 22 қараша", "2026 ж. 1 қыркүйек"]),
    ],
)
def test_the_page_shows_every_printed_fact(client, certificate, language, words):
    response, text = page(client, address_of(certificate), language)

    expected = [
        *certificate.record.course_titles.values(),
        *words,
        "2026-1",
        certificate.issuer_names[language],
        certificate.serial,
        certificate.code_in_groups,
        "Айгүл Ә.",
        f'<html lang="{language}"',
    ]
    assert [fact for fact in expected if fact not in text] == []
    assert response.headers["Content-Language"] == language


def test_the_page_says_nothing_else_about_the_person(client, certificate):
    _response, text = page(client, address_of(certificate))

    learner = certificate.record.learner
    private = ["Әлиева", "Серікқызы", "Aliyeva", learner.email, str(learner.pk)]
    assert [fact for fact in private if fact in text] == []


def test_the_page_is_kept_by_nobody_and_listed_nowhere(client, certificate):
    response, text = page(client, address_of(certificate))

    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex, nofollow">' in text


def test_language_in_the_address_wins(client, certificate):
    response, text = page(client, address_of(certificate) + "?language=ru", "kk")

    assert (response.headers["Content-Language"], "3 академических часа" in text) == ("ru", True)


def test_status_comes_first(client, certificate):
    def heading():
        text = page(client, address_of(certificate))[1]
        inside = text[text.index("<h1>") : text.index("</h1>")]
        return [word for word in ("Valid", "Expired", "Withdrawn", "Replaced") if word in inside]

    assert heading() == ["Valid"]

    later = datetime(2028, 11, 1, tzinfo=UTC)
    record = certificate.record
    issued(learner=record.learner, course_key=record.course_key, completed_at=later)
    assert heading() == ["Replaced"]

    revoke(certificate, "Issued to the wrong person", record.learner)
    assert heading() == ["Withdrawn"]
    assert "wrong person" not in page(client, address_of(certificate))[1]


@pytest.mark.parametrize(
    ("today", "state"), [(date(2028, 11, 22), "valid"), (date(2028, 11, 23), "expired")]
)
def test_last_day_of_validity_still_counts(today, state):
    certificate = issued()

    assert certificate.state_on(today) == state
    assert Certificate.objects.valid(today).exists() is (state == "valid")


def test_expired_says_when(client):
    long_ago = datetime(2020, 1, 31, 7, tzinfo=UTC)
    certificate = issued(completed_at=long_ago, valid_months=1)

    _response, text = page(client, address_of(certificate))

    assert ">29 February 2020<" in text


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("Әлиева", "is the same as"),
        ("  әЛИЕВА ", "is the same as"),
        ("aliyeva aigul", "is the same as"),
        ("Әлиев", "is not the one"),
        ("Айгүл", "is not the one"),
    ],
)
def test_family_name_is_compared(client, certificate, typed, answer):
    response = client.post(
        address_of(certificate), {"family_name": typed}, headers={"accept-language": "en"}
    )

    said = [w for w in ("is the same as", "is not the one") if w in response.content.decode()]
    assert (response.status_code, said) == (200, [answer])
    assert "Әлиева" not in response.content.decode().replace(f'value="{typed}"', "")


def test_family_name_left_out_is_asked_for(client, certificate):
    response = client.post(address_of(certificate), {}, headers={"accept-language": "en"})

    text = response.content.decode()
    assert "Enter the family name that is printed on the certificate." in text
    assert "<title>Error:" in text


def answers(client, address):
    """Status, headers that matter and the text, without what differs by address alone."""
    response, text = page(client, address)
    own = ("language=", "?next", "?page=")
    lines = [line for line in text.splitlines() if not any(each in line for each in own)]
    kept = ("Cache-Control", "X-Robots-Tag", "Content-Language")
    return response.status_code, [response.headers[name] for name in kept], lines


NO_CODES = ["nonsense", "7K3M", "a/b/c", "%00", "é", "0" * 500, "DROP TABLE x --"]


@pytest.mark.parametrize("code", NO_CODES)
def test_unknown_and_malformed_codes_are_answered_alike(client, code):
    unknown = answers(client, f"/verify/{CODE}/")

    assert unknown[0] == 404
    assert answers(client, f"/verify/{code}/") == unknown
    assert answers(client, f"/verify/?code={code}") == unknown


@pytest.mark.parametrize("code", [CODE, *NO_CODES])
def test_every_no_costs_the_same_work(client, django_assert_num_queries, code):
    with django_assert_num_queries(1):
        client.get(f"/verify/{code}/")


@pytest.mark.parametrize("code", NO_CODES)
def test_api_answers_unknown_and_malformed_alike(client, code):
    unknown = client.get(f"/api/v1/verify/{CODE}/", headers={"accept-language": "en"})
    malformed = client.get(f"/api/v1/verify/{code}/", headers={"accept-language": "en"})

    assert (unknown.status_code, unknown.json()["code"]) == (404, "certificate_not_found")
    assert (malformed.status_code, malformed.json()) == (404, unknown.json())
    for answer in (unknown, malformed):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_api_check(client, certificate):
    response = client.get(f"/api/v1/verify/{certificate.code_in_groups.lower()}/")

    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    assert response.json() == {
        "state": "valid",
        "serial": certificate.serial,
        "code": certificate.code,
        "holder": "Айгүл Ә.",
        "course_titles": certificate.record.course_titles,
        "issuer_names": certificate.issuer_names,
        "hours": "3.0",
        "edition": "2026-1",
        "law_date": "2026-09-01",
        "completed_on": "2026-11-22",
        "issued_on": certificate.issued_at.astimezone().date().isoformat(),
        "expires_on": None,
        "withdrawn_on": None,
        "replaced_by": None,
        "demonstration": True,
    }


def test_form_asks_for_a_code(client):
    response, text = page(client, "/verify/?code=&language=en")

    assert (response.status_code, "Enter the code that is printed" in text) == (200, True)


def test_form_answers_at_once(client, certificate):
    response, text = page(client, f"/verify/?code={certificate.code_in_groups}&language=en")

    assert (response.status_code, certificate.serial in text) == (200, True)


def test_guessing_is_slowed_for_page_and_api_together(client, monkeypatch):
    rates = {"verify": "2/hour", "verify_all": "3/hour", "anonymous": None, "account": None}
    monkeypatch.setattr(
        "accounts.api_throttling.api_settings.DEFAULT_THROTTLE_RATES", rates, raising=False
    )
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")

    seen = [
        client.get("/verify/one/").status_code,
        client.get("/api/v1/verify/two/").status_code,
        client.get("/verify/three/").status_code,
        elsewhere.get("/verify/four/").status_code,
        elsewhere.get("/api/v1/verify/five/").status_code,
    ]

    assert seen == [404, 404, 429, 404, 429]
