"""The API: one list of floors."""

from django.urls import include, path

app_name = "v1"
urlpatterns = [
    path("", include("accounts.api_urls")),
    path("", include("agencies.api_urls")),
    path("", include("courses.api_urls")),
    path("", include("assessments.api_urls")),
    path("", include("certificates.api_urls")),
    path("", include("tracking.api_urls")),
]
