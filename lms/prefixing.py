"""Owns which addresses carry no language: a 404 there stays a 404 and is not sent to /kk/….

The API goes by what the request says, not by what this browser last chose on a page.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware

WITHOUT_LANGUAGE = (
    "/api/",
    "/admin/",
    "/documents/",
    "/verify/",
    "/leave/",
    "/session/",
    "/static/",
    "/media/",
)


class LanguageMiddleware(LocaleMiddleware):
    def process_request(self, request: HttpRequest) -> None:
        if request.path_info.startswith("/api/") and "Accept-Language" in request.headers:
            request.COOKIES.pop(settings.LANGUAGE_COOKIE_NAME, None)
        super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.status_code == 404 and request.path_info.startswith(WITHOUT_LANGUAGE):
            return response
        return super().process_response(request, response)
