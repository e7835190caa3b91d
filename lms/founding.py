"""Owns the pages every site must have before its first reader comes: privacy and accessibility."""

from pathlib import Path

from wagtail.models import Page

from home.models import InfoPage
from lms.demo.publishing import publish_page
from lms.demo.reading import SOURCE, in_all_languages, key_of, picked
from lms.demo.shaping import sections

FOLDER = Path(__file__).parent


def found_pages(home: Page) -> None:
    """Below the source language's home, in every language; an address in use is left alone."""
    texts = in_all_languages("first_pages", FOLDER)
    for place, page in enumerate(texts[SOURCE]["pages"]):
        if not home.get_children().filter(slug=page["slug"]).exists():
            publish_page(home, picked(texts, ("pages", place)), information_page)


def information_page(text: dict) -> InfoPage:
    return InfoPage(**information(text))


def information(text: dict) -> dict:
    """The fields of a page of plain information, ids included."""
    body = sections(text["sections"], text["key"])
    names = ("title", "slug", "intro")
    key = key_of(text["key"])
    return {name: text[name] for name in names} | {"body": body, "translation_key": key}
