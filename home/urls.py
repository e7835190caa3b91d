"""Pages of this floor; each address carries its language."""

from django.urls import path

from home import views

app_name = "home"
urlpatterns = [
    path("support/", views.support, name="support"),
    path("report-problem/", views.report_problem, name="report-problem"),
    path("references/", views.references, name="references"),
    path("references/<slug:key>/", views.reference, name="reference"),
]
