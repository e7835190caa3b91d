"""Leave quickly, come back, and ask how the session stands: pages without a language of their own."""

from http import HTTPStatus

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import View

from accounts import locking
from accounts.forms import UnlockForm


def comes_from_here(request: HttpRequest) -> bool:
    """Nobody else's page may lock a session; browsers say where a request comes from."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or origin == f"{request.scheme}://{request.get_host()}"


def lock_here(request: HttpRequest) -> None:
    if comes_from_here(request) and locking.is_signed_in(request.session):
        locking.lock(request.session)


@require_GET
@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    """The link itself: works without script and for readers who are not signed in."""
    lock_here(request)
    response = HttpResponseRedirect(settings.SENIM_NEUTRAL_URL)
    response.status_code = HTTPStatus.SEE_OTHER
    response["Referrer-Policy"] = "no-referrer"
    return response


@csrf_exempt
@require_POST
@never_cache
def leave_lock(request: HttpRequest) -> HttpResponse:
    """The beacon, which cannot carry a CSRF token."""
    lock_here(request)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


@method_decorator(never_cache, name="dispatch")
class LockedView(View):
    def dispatch(self, request: HttpRequest, *args, **kwargs):
        if not (locking.is_signed_in(request.session) and locking.is_locked(request.session)):
            return redirect("/")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(request, UnlockForm(person=request.user))

    def post(self, request: HttpRequest) -> HttpResponse:
        if "other" in request.POST:
            logout(request)
            return redirect("account_login")
        form = UnlockForm(request.POST, person=request.user)
        if not form.is_valid():
            return self.page(request, form)
        locking.unlock(request.session, at=timezone.now())
        if "held" in request.session:
            return redirect("leave-held")
        return redirect(request.session.pop("lock_next", "/"))

    def page(self, request: HttpRequest, form: UnlockForm) -> HttpResponse:
        return render(request, "accounts/locked.html", {"form": form})


@require_GET
@never_cache
def leave_held(request: HttpRequest) -> HttpResponse:
    """What a page sent while the session was locked, ready to be sent again."""
    held = request.session.get("held")
    if not held or locking.is_locked(request.session):
        return redirect("/")
    return render(request, "accounts/held.html", {"held": held})


@method_decorator(never_cache, name="dispatch")
class SessionView(View):
    """GET asks, and is not activity; POST says "I am still here"."""

    def get(self, request: HttpRequest) -> JsonResponse:
        now = timezone.now()
        signed_in = locking.is_signed_in(request.session)
        locking.start_clock(request.session, getattr(request.user, "last_login", None))
        locked = signed_in and locking.lock_if_idle(request.session, at=now)
        left = locking.seconds_left(request.session, at=now) if signed_in else None
        return JsonResponse(
            {
                "signed_in": signed_in,
                "locked": locked,
                "seconds_left": 0 if locked else left,
                "csrf_token": get_token(request),
                "now": now,
            }
        )

    def post(self, request: HttpRequest) -> JsonResponse:
        now = timezone.now()
        if locking.is_signed_in(request.session) and not locking.lock_if_idle(
            request.session, at=now
        ):
            locking.note_activity(request.session, at=now)
        return self.get(request)
