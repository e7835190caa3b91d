"""What anybody may open, in whatever language their browser asks for."""

from django.urls import path

from certificates import public_views

urlpatterns = [
    path("verify/", public_views.verify, name="verify"),
    path("verify/<path:code>/", public_views.verify_code, name="verify-code"),
]
