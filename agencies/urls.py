"""Pages of this floor; each address carries its language."""

from django.urls import path

from agencies import views

app_name = "agencies"
urlpatterns = [path("<uuid:person_id>/slip/", views.SlipView.as_view(), name="slip")]
