"""Owns what is answered when no view could: pages for people, problem details below /api/."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views import defaults
from rest_framework.exceptions import NotFound

from accounts.api_problems import Problem, as_api_exception, as_response


def is_for_api(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if not is_for_api(request):
        return defaults.bad_request(request, exception)
    return as_response(as_api_exception(exception) or Problem(_("The request cannot be read.")))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if not is_for_api(request):
        return defaults.page_not_found(request, exception)
    return as_response(NotFound())


def server_error(request: HttpRequest) -> HttpResponse:
    if not is_for_api(request):
        return defaults.server_error(request)
    words = _("Something went wrong on our side. Try again later.")
    failed = HTTPStatus.INTERNAL_SERVER_ERROR
    return as_response(Problem(words, "server_error", status_code=failed))
