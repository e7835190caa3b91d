"""In which language the API speaks of courses, quizzes and answers."""

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

LANGUAGE = OpenApiParameter(
    "language",
    enum=[code for code, _name in settings.LANGUAGES],
    description="Of the texts; else what Accept-Language leads to.",
)


def asked_language(request: Request) -> str:
    """``?language=``, else what Accept-Language led to; another value is refused."""
    wanted = request.query_params.get("language")
    if wanted is None:
        return get_language() or settings.LANGUAGE_CODE
    if wanted not in dict(settings.LANGUAGES):
        raise ValidationError({"language": [_("Choose one of: kk, ru, en.")]})
    return wanted
