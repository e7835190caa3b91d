"""The public check of a certificate: for anybody, in their language, with a minimum of data."""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods

from certificates.composing import facts, is_family_name, short_name
from certificates.forms import CodeForm, FamilyNameForm
from certificates.models import Certificate
from certificates.throttling import VerifyThrottle
from certificates.verifying import find


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """The form; with a code in the address, the answer."""
    typed = request.GET.get("code")
    if typed and typed.strip():
        return _answer(request, typed)
    form = CodeForm(None if typed is None else request.GET)
    return _page(request, "certificates/verify.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    return _answer(request, code)


def _answer(request: HttpRequest, code: str) -> HttpResponse:
    """One way for every code: what is unknown and what is no code at all read the same."""
    throttle = VerifyThrottle()
    if not throttle.allow_request(request, None):
        busy = HTTPStatus.TOO_MANY_REQUESTS
        response = _page(request, "certificates/verify_busy.html", {}, busy)
        response["Retry-After"] = f"{throttle.wait():.0f}"
        return response
    certificate = find(code)
    if certificate is None:
        context = {"form": CodeForm()}
        return _page(request, "certificates/verify_unknown.html", context, HTTPStatus.NOT_FOUND)
    return _page(request, "certificates/verify_known.html", _known(request, certificate))


def _known(request: HttpRequest, certificate: Certificate) -> dict:
    form = FamilyNameForm(request.POST if request.method == "POST" else None)
    typed = form.cleaned_data["family_name"] if form.is_valid() else None
    return {
        "certificate": certificate,
        "facts": {code: facts(certificate, code) for code, _name in settings.LANGUAGES},
        "short_name": short_name(certificate),
        "form": form,
        "same_name": None if typed is None else is_family_name(certificate, typed),
    }


def _page(request: HttpRequest, template: str, context: dict, status: int = 200) -> HttpResponse:
    """In the language asked for; kept by nobody, listed nowhere."""
    language = request.GET.get("language")
    if language not in dict(settings.LANGUAGES):
        language = translation.get_language()
    with translation.override(language):
        if "facts" in context:
            context["printed"] = context["facts"][language]
        response = render(request, template, context, status=status)
    response["Content-Language"] = language
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    patch_vary_headers(response, ["Accept-Language"])
    return response
