"""Words that course pages need about languages and lengths."""

from django import template
from django.conf import settings
from django.utils.translation import gettext_lazy as _

register = template.Library()

NOT_YET = {
    "kk": _("Not yet in Kazakh"),
    "ru": _("Not yet in Russian"),
    "en": _("Not yet in English"),
}


@register.filter
def language_name(code: str) -> str:
    """The language's own name, as the header writes it."""
    return dict(settings.LANGUAGES).get(code, code)


@register.filter
def not_yet_in(code: str) -> str:
    return NOT_YET[code]
