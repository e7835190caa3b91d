"""The same page in the other languages, or the nearest page that exists there."""

from django.conf import settings
from django.urls import get_script_prefix, translate_url
from django.utils.translation import get_language
from wagtail.models import Page


def language_links(request, page=None, *, lost: bool = False) -> list[dict]:
    """One entry a language, in the order of the settings.

    ``page`` is the Wagtail page being shown, if any (one query for its translations);
    ``lost`` says that the address leads nowhere, so only the homes can be offered.
    """
    shown = page if isinstance(page, Page) and page.pk else None
    addresses = translations_of(shown, request) if shown else {}
    return [
        {
            "code": code,
            "name": name,
            "current": code == get_language(),
            "url": chosen(
                code,
                addresses.get(code)
                or (home_in(code) if lost or shown else same_path_in(code, request)),
                request,
            ),
        }
        for code, name in settings.LANGUAGES
    ]


def chosen(code: str, address: str, request) -> str:
    """Says to accounts' LanguageMiddleware that a signed-in reader chose this language."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or "language=" in address:
        return address
    return f"{address}{'&' if '?' in address else '?'}language={code}"


def translations_of(page, request) -> dict[str, str]:
    """Language code to address of each published translation, the page itself included."""
    siblings = page.get_translations(inclusive=True).live().select_related("locale")
    return {sibling.locale.language_code: sibling.get_url(request) for sibling in siblings}


def home_in(code: str) -> str:
    return f"{get_script_prefix()}{code}/"


def same_path_in(code: str, request) -> str:
    """Pages whose address names no language (certificate checks) take it as a parameter."""
    here = request.get_full_path()
    there = translate_url(here, code)
    if there != here or here.startswith(home_in(code)):
        return there
    if here.startswith(home_in(get_language() or code)):
        return home_in(code)
    query = request.GET.copy()
    query["language"] = code
    return f"{request.path}?{query.urlencode()}"
