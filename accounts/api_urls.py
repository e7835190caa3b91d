"""Addresses of this floor below /api/v1/."""

from django.urls import path

from accounts import api

urlpatterns = [
    path("me/", api.MeView.as_view(), name="me"),
    path("me/preferences/", api.PreferencesView.as_view(), name="me-preferences"),
]
