"""How the two ways to prove who calls are described in the API's schema."""

from drf_spectacular.authentication import SessionScheme
from drf_spectacular.extensions import OpenApiAuthenticationExtension


class BearerScheme(OpenApiAuthenticationExtension):
    target_class = "accounts.authenticating.BearerAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema) -> dict:
        return {"type": "http", "scheme": "bearer", "bearerFormat": "senim_<id>_<secret>"}


class BrowserScheme(SessionScheme):
    target_class = "accounts.authenticating.SessionAuthentication"
    name = "session"
