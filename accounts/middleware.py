"""What stands before every page: the lock, and the language a person chose."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language_from_path
from django.utils.translation import gettext as _

from accounts import locking
from accounts.api_problems import problem_response
from accounts.languages import remember_language
from accounts.preferring import save_preferences

GetResponse = Callable[[HttpRequest], HttpResponse]
FREE = ("/leave/", "/session/", "/healthz", "/readyz", settings.STATIC_URL)


class LockMiddleware:
    """A locked session is answered with one neutral page, whatever was asked for."""

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_free(request) or not locking.is_signed_in(request.session):
            return self.get_response(request)
        now = timezone.now()
        locking.start_clock(request.session, getattr(request.user, "last_login", None))
        if not locking.lock_if_idle(request.session, at=now):
            locking.note_activity(request.session, at=now)
        if locking.is_locked(request.session):
            return refuse(request)
        response = self.get_response(request)
        if request.method == "POST":
            locking.release_form(request.session, request.get_full_path())
        if "Cache-Control" not in response:
            patch_cache_control(response, no_store=True, private=True)
        return response


def is_free(request: HttpRequest) -> bool:
    return request.path.startswith(FREE) or request.path == reverse("account_logout")


def refuse(request: HttpRequest) -> HttpResponse:
    if request.path.startswith("/api/"):
        words = _("The session is locked. Enter your password to go on.")
        response: HttpResponse = problem_response(HTTPStatus.UNAUTHORIZED, "session_locked", words)
    elif "HX-Request" in request.headers:
        response = HttpResponse(status=HTTPStatus.NO_CONTENT)
        response["HX-Redirect"] = reverse("leave-locked")
    else:
        remember_where(request)
        response = HttpResponseRedirect(reverse("leave-locked"))
        response.status_code = HTTPStatus.SEE_OTHER
    response["Cache-Control"] = "no-store"
    return response


def remember_where(request: HttpRequest) -> None:
    """Kept in the session, not in the address: the address bar stays neutral."""
    address = request.get_full_path()
    if request.method == "POST" and not request.FILES:
        locking.hold_form(request.session, address, request.POST)
    elif (
        request.method == "GET" and request.headers.get("Sec-Fetch-Dest", "document") == "document"
    ):
        request.session["lock_next"] = address


class LanguageMiddleware:
    """`?language=kk` on a page in Kazakh says that somebody chose it: her account remembers."""

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = request.GET.get("language")
        here = get_language_from_path(request.path_info)
        if request.method != "GET" or not language or language != here:
            return self.get_response(request)
        if request.user.is_authenticated and request.user.interface_language != language:
            save_preferences(request.user, interface_language=language)
        query = request.GET.copy()
        del query["language"]
        rest = f"?{query.urlencode()}" if query else ""
        response = HttpResponseRedirect(request.path + rest)
        remember_language(response, language)
        return response
