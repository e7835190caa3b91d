"""A learner's own certificates, by page and by API."""

import hashlib
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.core import mail
from django.urls import reverse

from accounts.models import OutgoingMail
from certificates.issuing import issue_missing
from certificates.models import CertificatePaper
from certificates.withdrawing import revoke
from tests.factories import UserFactory
from tests.factories.certificates import RecordFactory, issued

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def certificate(learner, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return issued(learner=learner, valid_months=None)


def detail(certificate, language="en") -> str:
    return f"/{language}/certificates/{certificate.pk}/"


def test_list_shows_what_is_mine_and_where_it_stands(browser_session, learner, certificate):
    issued()
    expired = issued(
        learner=learner, completed_at=datetime(2020, 1, 1, tzinfo=UTC), valid_months=12
    )

    text = text_of(browser_session.get("/en/certificates/"))

    assert text.count('class="list__title"') == 2
    assert [
        s for s in ("Valid", "Expired", certificate.serial, expired.serial) if s not in text
    ] == []


def test_nothing_yet_says_how_to_get_one(browser_session):
    assert "You have no certificates yet." in text_of(browser_session.get("/en/certificates/"))


def test_what_is_being_prepared_and_what_cannot_be_printed(browser_session, learner):
    RecordFactory(learner=learner)
    assert "being prepared" in text_of(browser_session.get("/en/certificates/"))

    RecordFactory(learner=learner, holder_name="윤")
    issue_missing()
    assert "could not be printed" in text_of(browser_session.get("/en/certificates/"))


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_however_long(
    browser_session, learner, django_assert_num_queries, count
):
    for _n in range(count):
        issued(learner=learner)
        RecordFactory(learner=learner)

    with django_assert_num_queries(5):
        browser_session.get("/en/certificates/")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "3 academic hours"),
        ("ru", "3 академических часа"),
        ("kk", "3 академиялық сағат"),
    ],
)
def test_page_of_one(browser_session, certificate, language, words):
    text = text_of(browser_session.get(detail(certificate, language)))

    record = certificate.record
    expected = [
        words,
        record.holder_name,
        record.course_titles[language],
        certificate.serial,
        certificate.code_in_groups,
        f"http://testserver/verify/{certificate.code}/",
        *[f"/{language}/certificates/{certificate.pk}/{code}.pdf" for code in ("kk-ru", "kk")],
    ]
    assert [fact for fact in expected if fact not in text] == []


def test_page_says_how_large_the_file_is(browser_session, certificate):
    size = CertificatePaper.objects.get(language="kk-ru").size

    text = text_of(browser_session.get(detail(certificate)))

    assert f"Download PDF ({size / 1024:.1f}\xa0KB)" in text


def test_page_before_the_files_are_there(browser_session, learner):
    certificate = issued(learner=learner)

    assert "being prepared" in text_of(browser_session.get(detail(certificate)))


def test_page_of_a_withdrawn_one_gives_the_reason_to_its_holder(browser_session, certificate):
    revoke(certificate, "Issued to the wrong person", certificate.record.learner)

    text = text_of(browser_session.get(detail(certificate)))

    assert "<dd>Issued to the wrong person</dd>" in text


@pytest.mark.parametrize(
    "address", ["/en/certificates/{}/kk.pdf", "/api/v1/certificates/{}/pdf/?language=kk"]
)
def test_pdf_is_the_stored_file(browser_session, certificate, address):
    response = browser_session.get(address.format(certificate.pk))

    paper = certificate.papers.get(language="kk")
    assert hashlib.sha256(response.content).hexdigest() == paper.sha256
    assert {
        name: response.headers[name]
        for name in ("Content-Type", "Content-Disposition", "Cache-Control")
    } == {
        "Content-Type": "application/pdf",
        "Content-Disposition": f'attachment; filename="senim-{certificate.serial}-kk.pdf"',
        "Cache-Control": "private, no-cache",
    }


def test_pdf_is_made_when_first_wanted(browser_session, learner):
    certificate = issued(learner=learner)

    response = browser_session.get(f"/en/certificates/{certificate.pk}/en.pdf")

    assert response.content.startswith(b"%PDF-")
    assert list(certificate.papers.values_list("language", flat=True)) == ["en"]


def test_damaged_file_is_said_and_not_replaced(browser_session, certificate):
    paper = certificate.papers.get(language="kk")
    paper.file.storage.delete(paper.file.name)

    page = browser_session.get(f"/en/certificates/{certificate.pk}/kk.pdf")
    api = browser_session.get(f"/api/v1/certificates/{certificate.pk}/pdf/?language=kk")

    assert (page.status_code, api.status_code, api.json()["code"]) == (503, 503, "paper_damaged")
    assert "stays valid" in page.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/en/certificates/{}/",
        "/en/certificates/{}/kk.pdf",
        "/api/v1/certificates/{}/pdf/",
    ],
)
def test_what_is_not_mine_does_not_exist(client, certificate, address):
    client.force_login(UserFactory())

    assert client.get(address.format(certificate.pk)).status_code == 404
    assert client.get(address.format(uuid4())).status_code == 404


def test_who_is_not_signed_in(client, certificate):
    page = client.get(detail(certificate))

    assert (page.status_code, page.headers["Location"]) == (
        302,
        f"{reverse('account_login')}?next={detail(certificate)}",
    )
    assert client.get("/api/v1/me/certificates/").status_code == 401
    assert client.get(f"/api/v1/certificates/{certificate.pk}/pdf/").status_code == 401


@pytest.mark.parametrize("language", ["de", "kk-en", "..", "kk.pdf"])
def test_no_paper_in_other_languages(browser_session, certificate, language):
    page = browser_session.get(f"/en/certificates/{certificate.pk}/{language}.pdf")
    api = browser_session.get(f"/api/v1/certificates/{certificate.pk}/pdf/?language={language}")

    assert page.status_code == 404
    assert (api.status_code, api.json()["errors"][0]["field"]) == (400, "language")


def test_api_list(api, learner, certificate):
    issued()

    response = api.get("/api/v1/me/certificates/")

    assert response.json() == {
        "count": 1,
        "next": None,
        "previous": None,
        "results": [
            {
                "uuid": str(certificate.pk),
                "serial": certificate.serial,
                "code": certificate.code,
                "state": "valid",
                "course_key": str(certificate.record.course_key),
                "course_titles": certificate.record.course_titles,
                "hours": "3.0",
                "edition": "2026-1",
                "law_date": "2026-09-01",
                "completed_at": "2026-11-22T07:00:00Z",
                "issued_at": certificate.issued_at.astimezone(UTC)
                .isoformat()
                .replace("+00:00", "Z"),
                "expires_on": None,
                "demonstration": True,
                "verify_url": f"http://testserver/verify/{certificate.code}/",
                "pdf_url": f"http://testserver/api/v1/certificates/{certificate.pk}/pdf/",
            }
        ],
    }


@pytest.mark.parametrize("count", [1, 3])
def test_api_list_costs_the_same_however_long(api, learner, django_assert_num_queries, count):
    for _n in range(count):
        issued(learner=learner)

    with django_assert_num_queries(4):
        api.get("/api/v1/me/certificates/")


def test_api_pdf_answers_who_asks_for_pdf_alone(api, certificate):
    response = api.get(
        f"/api/v1/certificates/{certificate.pk}/pdf/", headers={"accept": "application/pdf"}
    )

    assert (response.status_code, response.content[:5]) == (200, b"%PDF-")


def test_the_holder_is_told_once_in_her_language(learner, django_capture_on_commit_callbacks):
    learner.interface_language = "kk"
    learner.save()
    with django_capture_on_commit_callbacks(execute=True):
        certificate = issued(learner=learner)
    issue_missing()

    outgoing = OutgoingMail.objects.get()
    assert (outgoing.key, outgoing.language) == (f"certificate:{certificate.pk}", "kk")
    [sent] = mail.outbox
    assert f"http://testserver/kk/certificates/{certificate.pk}/" in sent.body
    assert "Полиц" not in sent.subject + sent.body


def test_who_has_no_address_gets_the_certificate_all_the_same(learner):
    learner.email = None
    learner.save()

    assert issued(learner=learner).serial.endswith("000001")
    assert OutgoingMail.objects.count() == 0
