"""Pictures as small as they can be; their size is said before they load."""

from django import template
from django.utils.html import format_html

from home.models import Picture

register = template.Library()

WIDEST = "max-960x1280"


@register.simple_tag
def picture_tag(picture: Picture, alt: str, decorative: bool) -> str:
    """Loaded when it comes near; nothing moves when it arrives."""
    shown = picture if picture.is_svg() else picture.get_rendition(WIDEST)
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="{}" loading="lazy" decoding="async">',
        shown.file.url,
        round(shown.width),
        round(shown.height),
        "" if decorative else alt,
    )
