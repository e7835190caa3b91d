"""Addresses. Every page carries its language; what machines and strangers use does not."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents.views.serve import serve as serve_document
from wagtail.urls import serve_pattern
from wagtail.views import serve

from lms.health import healthz, readyz
from lms.views import home

handler400 = "lms.failing.bad_request"
handler404 = "lms.failing.page_not_found"
handler500 = "lms.failing.server_error"

# A page and nothing else: described as data (OPTIONS) it has no template to be shown with.
DOCS = SpectacularSwaggerSplitView.as_view(url_name="schema", http_method_names=["get", "head"])

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("api/v1/schema/", SpectacularAPIView.as_view(), name="schema"),
    path("api/v1/docs/", DOCS, name="docs"),
    path("api/v1/", include("lms.api", namespace="v1")),
    path("", include("accounts.public_urls")),
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^documents/(\d+)/(.*)$", serve_document, name="wagtaildocs_serve"),
    path("", include("certificates.public_urls")),
    path("", include("home.public_urls")),
]

urlpatterns += i18n_patterns(
    path("accounts/", include("accounts.sign_in_urls")),
    path("account/", include("accounts.urls")),
    path("people/", include("agencies.urls")),
    path("agencies/", include("tracking.urls")),
    path("certificates/", include("certificates.urls")),
    path("learn/", include("lms.learning_urls")),
    path("quiz/", include("assessments.urls")),
    path("", home, name="home"),
    path("", include("home.urls")),
    # Of Wagtail's own public addresses only its pages: its form for signing in leads to ours, and
    # passwords that many share do not exist (settings.access).
    path(
        "_util/login/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="wagtailcore_login",
    ),
    re_path(serve_pattern, serve, name="wagtail_serve"),
)
