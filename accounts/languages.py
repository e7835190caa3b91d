"""The language a person reads in: it follows her into addresses and onto this device."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import Resolver404, get_script_prefix, resolve, translate_url


def page_in(language: str, address: str) -> str:
    """The same page in ``language``, or the site's front page for the bare root.

    Content pages stay as they were asked for: not every page is translated.
    """
    if address == "/":
        return f"{get_script_prefix()}{language}/"
    return address if is_content(address) else translate_url(address, language)


def is_content(address: str) -> bool:
    """Whether Wagtail serves the address."""
    try:
        return resolve(address.split("?", maxsplit=1)[0]).url_name == "wagtail_serve"
    except Resolver404:
        return True


def remember_language(response: HttpResponse, language: str) -> None:
    """For addresses that name no language; forgotten when the browser closes."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
