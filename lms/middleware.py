"""Policies every answer carries, and one structured line for each request."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware

logger = logging.getLogger("senim.request")

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "microphone",
        "payment",
        "usb",
    )
)

# Wagtail's page editor writes scripts and styles into the page; its preview frames our own pages.
ADMIN_POLICY = {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "frame-src": ["'self'"],
    "frame-ancestors": ["'self'"],
}
FRAMED_POLICY = {"frame-ancestors": ["'self'"]}


class CompressionMiddleware(GZipMiddleware):
    """Pages travel compressed, with Django's random padding against BREACH; files are sent as they are."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if not response.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)


class PermissionsPolicyMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response


class AdminPolicyMiddleware:
    """The wider content policy, for /admin/ alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            # A preview is a page of ours that has gone through all this once: strict, but framed.
            previewed = response.headers.pop("Content-Security-Policy", None)
            response._csp_replace = FRAMED_POLICY if previewed else ADMIN_POLICY
            response._csp_update = {"img-src": ["blob:"]}
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return response


class RequestLogMiddleware:
    """Which route answered, how and how long it took: never who asked, nor for what exactly."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.monotonic()
        response = self.get_response(request)
        match = request.resolver_match
        logger.info(
            "request",
            extra={
                "method": request.method,
                "path_template": match.route if match else "",
                "code": response.status_code,
                "duration_ms": round((time.monotonic() - began) * 1000),
            },
        )
        return response
