from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.urls import reverse
from wagtail.models import Locale

from home.models import Contact, ContentReport, InfoPage, Reference

pytestmark = pytest.mark.django_db


def in_three_languages(name: str, text: str) -> dict[str, str]:
    return {f"{name}_{code}": f"{text} {code}" for code in ("kk", "ru", "en")}


def make_reference(key: str = "line-150", **fields) -> Reference:
    usual = {"kind": "contact", **in_three_languages("citation", "A page of the state")}
    return Reference.objects.create(key=key, **(usual | fields))


def make_contact(reference: Reference, number: str = "150") -> Contact:
    return Contact.objects.create(
        key=f"line-{number}",
        number=number,
        reference=reference,
        **in_three_languages("name", "A helpline"),
        **in_three_languages("hours", "Day and night"),
    )


def words(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_support_shows_each_number_with_its_source_and_status(client, site):
    make_contact(make_reference(read_on=date(2026, 11, 3)))

    page = words(client.get("/en/support/"))

    assert '<a href="tel:150">' in page
    for text in ("A helpline en", "Day and night en", "Source read on 3 November 2026"):
        assert text in page
    assert f'href="{reverse("home:reference", args=["line-150"])}"' in page
    assert "Awaiting confirmation by a national expert" in page


def test_a_confirmed_number_says_when_and_has_no_banner(client, site):
    make_contact(make_reference(reviewed_by="An expert", reviewed_on=date(2026, 11, 12)))

    page = words(client.get("/en/support/"))

    assert "Checked on 12 November 2026" in page
    assert "Awaiting confirmation" not in page


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_support_is_never_empty(client, db, language):
    page = words(client.get(f"/{language}/support/"))

    assert [f"tel:{number}" in page for number in ("102", "103", "111")] == [True] * 3


def test_support_works_when_the_directory_cannot_be_read(client, transactional_db):
    with connection.schema_editor() as editor:
        editor.alter_db_table(Contact, "home_contact", "home_contact_lost")
    try:
        page = words(client.get("/en/support/"))
    finally:
        with connection.schema_editor() as editor:
            editor.alter_db_table(Contact, "home_contact_lost", "home_contact")

    assert "tel:102" in page


def test_a_visit_to_support_is_neither_kept_nor_counted(client, site):
    response = client.get("/en/support/")

    assert "no-store" in response["Cache-Control"]
    assert Session.objects.count() == 0
    assert "sessionid" not in response.cookies


def test_support_shows_the_editors_sections(client, site):
    page = InfoPage(
        title="Support",
        slug="support",
        intro="Help for you.",
        locale=Locale.objects.get(language_code="en"),
    )
    page.body = [("section", {"title": "I support someone", "text": "<p>Listen.</p>"})]
    site["en"].add_child(instance=page)

    assert "I support someone" in words(client.get("/en/support/"))


def test_the_front_page_shows_helplines_and_the_way_in(client, site):
    page = words(client.get("/en/"))

    assert reverse("account_login") in page
    assert "tel:102" in page


def test_a_report_needs_a_message_and_nothing_else(client, site):
    address = "/en/report-problem/"

    refused = words(client.post(address, {"message": ""}))
    assert "There is a problem" in refused
    assert ContentReport.objects.count() == 0

    sent = client.post(
        address, {"message": "A word is missing", "page": "/en/courses/"}, follow=True
    )
    assert "Thank you." in words(sent)
    report = ContentReport.objects.get()
    assert (report.message, report.page, report.reported_by) == (
        "A word is missing",
        "/en/courses/",
        None,
    )


@pytest.mark.parametrize(("anonymous", "named"), [({"anonymous": "on"}, False), ({}, True)])
def test_who_reported_is_kept_only_on_wish(browser_session, learner, site, anonymous, named):
    browser_session.post("/en/report-problem/", {"message": "A word is missing"} | anonymous)

    assert ContentReport.objects.get().reported_by == (learner if named else None)


def test_the_address_of_the_page_comes_along(client, site):
    assert "About the page /en/x/" in words(client.get("/en/report-problem/?page=/en/x/"))
    assert f'value="{"x" * 500}"' in words(client.get("/en/report-problem/?page=" + "x" * 900))
    client.post("/en/report-problem/", {"message": "Long", "page": "y" * 900})
    assert ContentReport.objects.get().page == "y" * 500


def test_too_long_a_message_is_refused_in_words(client, site):
    page = words(client.post("/en/report-problem/", {"message": "x" * 4001}))

    assert "There is a problem" in page


def test_a_record_of_the_law_library(client, site):
    make_reference("cpc-71", kind="law", mark="check", url="https://adilet.zan.kz/x")

    page = words(client.get("/en/references/cpc-71/"))

    assert "A page of the state" in page
    assert "Awaits a national expert" in page
    assert 'href="https://adilet.zan.kz/x"' in page
    assert client.get("/en/references/nothing/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_law_library_takes_the_same_queries_however_long(
    client, site, django_assert_num_queries, count
):
    for number in range(count):
        make_reference(f"law-{number}", kind="law")
    client.get("/en/references/")

    with django_assert_num_queries(2):
        assert words(client.get("/en/references/")).count("/en/references/law-") == count


@pytest.mark.parametrize("count", [1, 3])
def test_support_takes_the_same_queries_however_long(
    client, site, django_assert_num_queries, count
):
    for number in range(count):
        make_contact(make_reference(f"line-{number}"), f"15{number}")
    client.get("/en/support/")

    with django_assert_num_queries(4):
        assert words(client.get("/en/support/")).count("tel:15") == count
