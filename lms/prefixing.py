"""Owns which addresses carry no language: a 404 there stays a 404 and is not sent to /kk/…."""

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
    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.status_code == 404 and request.path_info.startswith(WITHOUT_LANGUAGE):
            return response
        return super().process_response(request, response)
