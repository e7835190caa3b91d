"""Who calls the API: a bearer token first, then the browser's session with CSRF."""

from http import HTTPStatus

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import authentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied, UnsupportedMediaType

from accounts.api_problems import Problem
from accounts.granting import note_use, recognise


class BearerAuthentication(authentication.BaseAuthentication):
    """`Authorization: Bearer senim_<id>_<secret>`; every refusal reads the same."""

    def authenticate(self, request):
        scheme, _space, text = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        now = timezone.now()
        token = recognise(text.strip(), at=now)
        if token is None:
            raise AuthenticationFailed(_("This token is not valid."), "invalid_token")
        note_use(token, at=now)
        return token.user, token

    def authenticate_header(self, request) -> str:
        return "Bearer"


class SessionAuthentication(authentication.SessionAuthentication):
    def enforce_csrf(self, request) -> None:
        # Looking for the CSRF token would use such a body up, and it would pass for an empty one.
        if request.content_type.startswith("multipart/"):
            raise UnsupportedMediaType(request.content_type)
        try:
            super().enforce_csrf(request)
        except PermissionDenied as exc:
            raise Problem(
                _("The page is too old or was opened elsewhere. Reload it and try again."),
                "csrf_failed",
                status_code=HTTPStatus.FORBIDDEN,
            ) from exc
