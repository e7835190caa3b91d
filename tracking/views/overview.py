"""The dashboard of a branch and the page of each unit in it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.models import Agency
from tracking.forms import FilterForm
from tracking.listing import Listing, Row, rows
from tracking.models import paths_above
from tracking.overviewing import MOST_UNITS, ORDERS, Overview
from tracking.standing import Standing
from tracking.viewing import (
    courses_required,
    managed_paths,
    may_require,
    sees_country,
    top_units,
)

ATTENTION = (Standing.OVERDUE, Standing.EXPIRED, Standing.DUE_SOON)
FEW = 10
PAGE = 50


@login_required
def dashboard(request: HttpRequest) -> HttpResponse:
    """The first branch somebody answers for; a national coordinator is led to the figures."""
    units, country = list(top_units(request.user)), sees_country(request.user)
    if not units and not country:
        raise Http404
    if not units:
        return redirect("tracking:country")
    context = opened(request, units[0])
    if overview := context.get("overview"):
        context |= {"people": people_first(overview), "few": overview.tally.required <= FEW}
    context |= {"units": units, "country": country}
    return render(request, "tracking/dashboard.html", context)


@login_required
def unit(request: HttpRequest, key: UUID) -> HttpResponse:
    shown = get_object_or_404(Agency.objects.visible_to(request.user), key=key)
    context = opened(request, shown)
    if overview := context.get("overview"):
        page = people_page(request, overview, context["filters"])
        context |= {"page": page, "people": rows(overview.scope, page.object_list)}
    context["crumbs"] = crumbs_to(shown, managed_paths(request.user))
    return render(request, "tracking/unit.html", context)


def opened(request: HttpRequest, shown: Agency) -> dict:
    """What both pages say of a unit; without an overview while nothing is required there."""
    now = timezone.now()
    form = FilterForm(request.GET, courses=courses_required(shown.path))
    context = {
        "unit": shown,
        "filters": form,
        "as_of": now,
        "today": timezone.localdate(now),
        "may_require": may_require(request.user, shown),
    }
    if form.course_shown is None:
        return context
    overview = Overview(shown, form.course_shown, context["today"])
    return context | {"overview": overview, "query": form.query()} | below(request, overview, form)


def below(request: HttpRequest, overview: Overview, form: FilterForm) -> dict:
    """The table of units directly below, in the order of the address."""
    order = request.GET.get("sort")
    order = order if order in ORDERS else "overdue"
    units, whole = overview.sorted_below(order), request.GET.get("units") == "all"
    return {
        "order": order,
        "below": units if whole else units[:MOST_UNITS],
        "all_units": 0 if whole or len(units) <= MOST_UNITS else len(units),
        "columns": [
            {"word": word, "sorted": name == order, "query": form.query(sort=name)}
            for name, word in (
                ("name", _("Unit")),
                ("required", _("Required")),
                ("done", _("Up to date")),
                ("overdue", _("Overdue")),
                ("due_soon", _("Due in 14 days")),
            )
        ],
    }


def people_first(overview: Overview) -> list[Row]:
    """Everybody of a small branch; of a large one, those who need attention most."""
    few = overview.tally.required <= FEW
    listing = Listing(overview.scope, () if few else ATTENTION)
    return rows(overview.scope, listing[:FEW])


def people_page(request: HttpRequest, overview: Overview, form: FilterForm) -> Page:
    """People by urgency, counted by the summary rather than anew."""
    standings = form.standings or list(Standing)
    paginator = Paginator(Listing(overview.scope, form.standings), PAGE)
    paginator.count = sum(overview.tally[standing] for standing in standings)
    return paginator.get_page(request.GET.get("page"))


def crumbs_to(shown: Agency, managed: list[str]) -> list[tuple[str, str]]:
    """The dashboard, then the units above that the reader answers for too."""
    above = Agency.objects.filter(path__in=paths_above(shown.path)[:-1])
    seen = [one for one in above if one.path.startswith(tuple(managed))]
    links = [(reverse("tracking:unit", args=[one.key]), one.name) for one in seen]
    return [(reverse("tracking:dashboard"), _("Agency dashboard")), *links]
