"""Addresses of this floor below /api/v1/."""

urlpatterns = []
