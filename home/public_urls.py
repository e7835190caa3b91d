"""Uploaded files: one address in every language."""

from django.urls import path

from home.serving_media import serve_media

urlpatterns = [path("media/<path:name>", serve_media, name="media")]
