"""Leaving quickly, the lock, the session probe, and two of Wagtail's doors: no language in the address."""

from django.urls import path
from django.views.generic import RedirectView

from accounts import leaving
from accounts.admin_account import show_account

urlpatterns = [
    # Wagtail's own sign-in form knows nothing of shared computers.
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/account/", show_account, name="admin-account"),
    path("leave/", leaving.leave, name="leave"),
    path("leave/lock", leaving.leave_lock, name="leave-lock"),
    path("leave/locked", leaving.LockedView.as_view(), name="leave-locked"),
    path("leave/held", leaving.leave_held, name="leave-held"),
    path("session/", leaving.SessionView.as_view(), name="session"),
]
