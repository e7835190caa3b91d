"""Addresses of this floor below /api/v1/."""

from django.urls import path

from agencies import api

urlpatterns = [
    path("agencies/", api.AgencyList.as_view(), name="agencies"),
    path("agencies/<uuid:key>/staff/", api.StaffList.as_view(), name="agency-staff"),
]
