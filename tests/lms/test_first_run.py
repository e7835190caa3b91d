import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Site

from accounts.models import User
from agencies.models import Agency
from home.models import InfoPage
from lms.models import PeriodicJob, WorkerLease

pytestmark = pytest.mark.django_db

OPTIONS = {
    "site_url": "https://senim.example",
    "admin_email": "Head@Police.example",
    "admin_family_name": "Қасымова",
    "admin_given_name": "Әсел",
    "agency_kk": "Алматы облысының полиция департаменті",
    "agency_ru": "Департамент полиции Алматинской области",
    "agency_en": "Almaty region police department",
}


@pytest.fixture
def ready(tmp_path, settings):
    settings.SECRET_KEY = "k" * 50
    WorkerLease.objects.create(worker_id="w")
    PeriodicJob.objects.create(name="x", due_at=timezone.now())
    (tmp_path / "password").write_text("Көктем-2026-шаңырақ\n")
    return OPTIONS | {"admin_password_file": str(tmp_path / "password"), "no_input": True}


def test_a_new_site_gets_its_address_administrator_and_agency_once(ready, capsys, client):
    call_command("first_run", **ready)
    call_command("first_run", **ready)

    head = User.objects.get(email="head@police.example")
    assert (head.is_superuser, head.check_password("Көктем-2026-шаңырақ")) == (True, True)
    assert [agency.name_kk for agency in Agency.objects.all()] == [OPTIONS["agency_kk"]]
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == ("senim.example", 443)
    assert [client.get(f"/{code}/").status_code for code in ("kk", "ru", "en")] == [200, 200, 200]
    assert "mail: ok" in capsys.readouterr().out


AWAITING = {
    "en": "This page awaits its operator",
    "ru": "Страницу ещё должна проверить организация, которая ведёт сайт",
    "kk": "Бұл бетті сайтты жүргізетін ұйым әлі тексеруге тиіс",
}


@pytest.mark.parametrize("language", AWAITING)
def test_the_footer_leads_to_pages_that_wait_for_the_operator(ready, client, language):
    call_command("first_run", **ready)
    footer = client.get(f"/{language}/").content.decode().partition("<footer")[2]

    for slug in ("privacy", "accessibility"):
        address = f"/{language}/{slug}/"
        assert f'href="{address}"' in footer
        page = client.get(address)
        assert page.status_code == 200
        assert f"<h2>{AWAITING[language]}</h2>" in page.content.decode()


def test_a_second_run_leaves_the_pages_as_they_were_edited(ready):
    call_command("first_run", **ready)
    page = InfoPage.objects.get(slug="privacy", locale__language_code="en")
    page.title = "How we keep your data"
    page.save_revision().publish()
    InfoPage.objects.filter(slug="accessibility", locale__language_code="en").first().delete()

    call_command("first_run", **ready)

    english = InfoPage.objects.filter(locale__language_code="en").order_by("slug")
    assert [page.title for page in english] == ["Accessibility statement", "How we keep your data"]


def test_what_does_not_work_is_named(ready):
    WorkerLease.objects.all().delete()

    with pytest.raises(CommandError) as problem:
        call_command("first_run", **ready)

    assert str(problem.value) == "1 of the checks above failed: mend them, then run this again."


def test_without_an_answer_it_says_which_option_is_missing():
    with pytest.raises(CommandError) as problem:
        call_command("first_run", no_input=True)

    assert str(problem.value) == (
        "Give --site-url: Address of the site, such as https://senim.example."
    )


def test_a_half_address_is_refused_and_nothing_is_written(ready):
    with pytest.raises(CommandError):
        call_command("first_run", **ready | {"site_url": "senim.example"})

    assert User.objects.count() == 0
