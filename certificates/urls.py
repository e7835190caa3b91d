"""Pages of this floor; each address carries its language."""

from django.urls import path

from certificates import views

app_name = "certificates"
urlpatterns = [
    path("", views.certificate_list, name="list"),
    path("<uuid:uuid>/", views.certificate_detail, name="detail"),
    path("<uuid:uuid>/<slug:language>.pdf", views.certificate_pdf, name="pdf"),
]
