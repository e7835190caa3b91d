"""Addresses of this floor below /api/v1/."""

from django.urls import path

from tracking.api import StandingView

urlpatterns = [
    path("agencies/<uuid:key>/standing/", StandingView.as_view(), name="agency-standing"),
]
