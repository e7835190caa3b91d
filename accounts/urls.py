"""Pages of this floor; each address carries its language."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.home, name="home"),
    path("preferences/", views.PreferencesView.as_view(), name="preferences"),
    path("tokens/", views.TokensView.as_view(), name="tokens"),
    path("tokens/<slug:public_id>/revoke/", views.revoke, name="revoke-token"),
    path("download/", views.download, name="download"),
    path("slip/", views.SlipView.as_view(), name="slip"),
]
