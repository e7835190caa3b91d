"""A question may come in another language than its page: marks its words for a screen reader."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def lang_of(item: dict[str, Any]) -> str:
    """For the inside of a tag: nothing where the question is in the language of the page."""
    here = item["language"] == get_language()
    return "" if here else format_html(' lang="{}"', item["language"])
