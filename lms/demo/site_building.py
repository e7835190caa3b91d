"""Owns the demonstration's pages of plain information: languages, front page, catalogue."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Collection, Locale, Page, Site

from courses.models import CataloguePage
from home.models import HomePage
from lms.demo.publishing import publish_page
from lms.demo.reading import LANGUAGES, SOURCE, in_all_languages, key_of, picked
from lms.founding import found_pages, information, information_page


def load_site() -> Page:
    """Safe to repeat; returns the catalogue in the source language."""
    root = _root()
    texts = in_all_languages("site")
    home = publish_page(root, picked(texts, ("pages", 0)), _home)
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    fields = {"hostname": address.hostname, "port": address.port or 80, "root_page": home}
    Site.objects.update_or_create(is_default_site=True, defaults=fields)
    for place in range(1, len(texts[SOURCE]["pages"])):
        publish_page(home, picked(texts, ("pages", place)), information_page)
    found_pages(home)
    return publish_page(home, picked(texts, ("catalogue",)), _catalogue)


def lay_ground() -> None:
    """Languages and the roots of pages and files: an emptied database has lost them."""
    for code in LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    if not Page.objects.exists():
        Page.add_root(title="Root", slug="root", locale=Locale.objects.get(language_code=SOURCE))


def _root() -> Page:
    """Wagtail's own root, without the page, the site and the language that come with it."""
    locale = Locale.objects.get(language_code=SOURCE)
    root = Page.get_first_root_node()
    if root.locale_id != locale.pk:
        Page.objects.filter(pk=root.pk).update(locale=locale)
        root.refresh_from_db()
    for page in root.get_children().filter(content_type__model="page"):
        page.delete()
    Locale.objects.exclude(language_code__in=LANGUAGES).delete()
    return root


def _home(text: dict) -> HomePage:
    return HomePage(**information(text))


def _catalogue(text: dict) -> CataloguePage:
    names = ("title", "slug", "intro")
    fields = {name: text[name] for name in names}
    return CataloguePage(translation_key=key_of(text["key"]), **fields)
