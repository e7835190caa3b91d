import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Site

from accounts.models import User
from agencies.models import Agency
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
