"""Pages of this floor; each address carries its language."""

from django.urls import path

from tracking.views import country, exports, overview, person, requirements

app_name = "tracking"
urlpatterns = [
    path("", overview.dashboard, name="dashboard"),
    path("country/", country.country, name="country"),
    path("country/figures.<str:kind>", country.export_country, name="country-export"),
    path("views/", person.record_views, name="record-views"),
    path("people/<uuid:pk>/", person.person, name="person"),
    path("<uuid:key>/", overview.unit, name="unit"),
    path("<uuid:key>/training.<str:kind>", exports.export, name="export"),
    path("<uuid:key>/requirements/", requirements.requirements, name="requirements"),
    path("<uuid:key>/requirements/new/", requirements.new_requirement, name="require"),
    path(
        "<uuid:key>/requirements/<uuid:uuid>/withdraw/",
        requirements.withdraw_requirement,
        name="withdraw",
    ),
]
