"""How standing is worded in templates."""

from datetime import date

from django import template

from tracking.listing import Row
from tracking.wording import standing_words

register = template.Library()


@register.filter
def in_words(row: Row, today: date) -> str:
    return standing_words(row, today)
