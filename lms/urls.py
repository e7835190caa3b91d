"""Addresses. Every page carries its language; what machines and strangers use does not."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from lms.health import healthz, readyz
from lms.views import home

handler400 = "lms.failing.bad_request"
handler404 = "lms.failing.page_not_found"
handler500 = "lms.failing.server_error"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("api/v1/schema/", SpectacularAPIView.as_view(), name="schema"),
    path("api/v1/docs/", SpectacularSwaggerSplitView.as_view(url_name="schema"), name="docs"),
    path("api/v1/", include("lms.api", namespace="v1")),
    path("", include("accounts.public_urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
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
    path("", include(wagtail_urls)),
)
