"""Owns the first run of a new site: its address, its administrator, its first agency, and trial runs."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail import get_connection
from django.core.signing import Signer
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site

from accounts.models import User
from agencies.models import Agency
from courses.models import CataloguePage
from home.models import HomePage
from lms.appointing import appoint_editors
from lms.founding import found_pages
from lms.models import PeriodicJob, WorkerLease


@dataclass(frozen=True)
class Answers:
    site_url: str
    admin_email: str
    admin_family_name: str
    admin_given_name: str
    agency_kk: str
    agency_ru: str
    agency_en: str
    password: str


@transaction.atomic
def start_site(answers: Answers) -> None:
    """Safe to repeat: what is there already is kept as it is. Raises ValidationError."""
    address = urlsplit(answers.site_url)
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise ValidationError(_("Write the address in full, such as https://senim.example."))
    _administrator(answers)
    names = {
        "name_kk": answers.agency_kk,
        "name_ru": answers.agency_ru,
        "name_en": answers.agency_en,
    }
    if not Agency.objects.filter(depth=1, **names).exists():
        agency = Agency(**names)
        agency.clean_fields(exclude=["path", "depth", "numchild"])
        Agency.add_root(**names)
    _pages(address.hostname, address.port or (443 if address.scheme == "https" else 80))
    appoint_editors()


def _administrator(answers: Answers) -> None:
    email = answers.admin_email.casefold()
    if User.objects.filter(email=email).exists():
        return
    validate_password(answers.password)
    User.objects.create_superuser(
        email=email,
        family_name=answers.admin_family_name,
        given_name=answers.admin_given_name,
        password=answers.password,
    )


def _pages(hostname: str, port: int) -> None:
    """A front page, a catalogue and the first pages; the default site points at them."""
    homes = HomePage.objects.filter(depth=2)
    if not homes.exists():
        for code, _name in settings.LANGUAGES:
            Locale.objects.get_or_create(language_code=code)
        _front_pages()
    source = homes.get(locale__language_code="en")
    found_pages(source)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": hostname, "port": port, "root_page": source}
    )


def _front_pages() -> None:
    for page in Page.objects.filter(depth=2):
        page.delete()
    root = Page.objects.get(depth=1)
    english = Locale.objects.get(language_code="en")
    home = root.add_child(instance=HomePage(title="Senim", slug="home", locale=english))
    catalogue = CataloguePage(title="Catalogue", slug="courses", locale=english)
    home.add_child(instance=catalogue)
    titles = {"ru": "Каталог", "kk": "Каталог"}
    for code, title in titles.items():
        locale = Locale.objects.get(language_code=code)
        home.copy_for_translation(locale).save_revision().publish()
        copy = catalogue.copy_for_translation(locale)
        copy.title = title
        copy.save_revision().publish()


def trial_run() -> dict[str, str]:
    """What the site leans on, each with what is wrong with it, or ""."""
    return {
        "mail": _problem(_try_mail),
        "file storage": _problem(_try_storage),
        "signing key": _problem(_try_key),
        "scheduler and worker": _problem(_try_scheduler),
    }


def _problem(trial: Callable[[], None]) -> str:
    try:
        trial()
    except Exception as exc:  # noqa: BLE001 - whatever is wrong is what the operator asks for
        return f"{type(exc).__name__}: {exc}"
    return ""


def _try_mail() -> None:
    connection = get_connection()
    connection.open()
    connection.close()


def _try_storage() -> None:
    name = default_storage.save(f"trial-{uuid.uuid4().hex}.txt", ContentFile(b"trial"))
    try:
        with default_storage.open(name) as file:
            if file.read() != b"trial":
                raise ValueError("what was read is not what was written")
    finally:
        default_storage.delete(name)


def _try_key() -> None:
    signer = Signer()
    if signer.unsign(signer.sign("trial")) != "trial":
        raise ValueError("a signature does not verify")
    if len(settings.SECRET_KEY) < 50:
        raise ValueError("DJANGO_SECRET_KEY is shorter than 50 characters")


def _try_scheduler() -> None:
    if not WorkerLease.objects.alive().exists():
        raise RuntimeError("no task worker has been seen for a minute: start `manage.py work`")
    if not PeriodicJob.objects.exists():
        raise RuntimeError("the clock has never ticked: start `manage.py tick --every 60`")
