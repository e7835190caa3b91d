"""The figures of the country: agencies without names, small numbers not shown."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from tracking.aggregating import Country, Figures, figures_of_country, regions
from tracking.exporting import Cell, Sheet
from tracking.forms import CountryForm
from tracking.viewing import courses_required, sees_country
from tracking.views.exports import about, answer


@login_required
def country(request: HttpRequest) -> HttpResponse:
    filters = asked_for(request)
    context = {"filters": filters, "as_of": timezone.now(), "query": filters.query()}
    if filters.course_shown:
        context["country"] = figures(filters)
    return render(request, "tracking/country.html", context)


@login_required
def export_country(request: HttpRequest, kind: str) -> HttpResponseBase:
    filters = asked_for(request)
    if filters.course_shown is None:
        raise Http404
    asked = [(_("Course"), filters.course_shown.title)]
    asked += [(_("Region"), filters.region_name)] if filters.region_code else []
    heads = [_("Agency"), _("Required"), _("Up to date"), _("Share, per cent")]
    return answer(Sheet(about(request, asked), heads, cells(figures(filters))), kind, "country")


def asked_for(request: HttpRequest) -> CountryForm:
    if not sees_country(request.user):
        raise Http404
    return CountryForm(request.GET, courses=courses_required(""), regions=regions())


def figures(filters: CountryForm) -> Country:
    return figures_of_country(
        filters.course_shown.key, timezone.localdate(), region=filters.region_code
    )


def cells(seen: Country) -> list[list[Cell]]:
    if seen.refused:
        return [[_("Fewer than 5 people in or beside this choice. Not shown, to protect privacy.")]]
    rows = [shown(row.agency.name, row.figures) for row in seen.agencies]
    return [*rows, shown(_("All agencies"), seen.total)] if seen.total else rows


def shown(name: str, row: Figures) -> list[Cell]:
    hidden = _("Not shown")
    numbers = (row.required, row.done, row.percent)
    return [name, *(hidden if number is None else number for number in numbers)]
