"""In which language a reader is shown courses."""

from django.http import HttpRequest
from django.utils.translation import get_language


def study_language(request: HttpRequest) -> str:
    """The language of the page; for somebody on pages of her usual language, that of her studies.

    Who reads the interface in one language and studies in another gets both; who has just
    switched the page to a third gets that one.
    """
    page_language = get_language() or "en"
    user = request.user
    if user.is_authenticated and page_language == user.interface_language:
        return user.study_language
    return page_language
