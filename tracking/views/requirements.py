"""What is required in a branch; setting it and taking it back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agencies.models import Agency
from tracking.forms import RequirementForm
from tracking.models import Requirement
from tracking.previewing import preview_of
from tracking.requiring import require, withdraw
from tracking.viewing import courses_by_key, courses_offered, may_require
from tracking.views.overview import crumbs_to


def coordinated_or_404(request: HttpRequest, key: UUID) -> Agency:
    unit = get_object_or_404(Agency.objects.visible_to(request.user), key=key)
    if not may_require(request.user, unit):
        raise Http404
    return unit


@login_required
def requirements(request: HttpRequest, key: UUID) -> HttpResponse:
    unit = coordinated_or_404(request, key)
    active = Requirement.objects.active().filter(agency__path__startswith=unit.path)
    found = list(active.select_related("agency", "assigned_by").order_by("due_on", "pk"))
    titles = {one.key: one.title for one in courses_by_key([r.course_key for r in found])}
    listed = [(titles[requirement.course_key], requirement) for requirement in found]
    context = {"unit": unit, "requirements": listed, "crumbs": crumbs(unit)}
    return render(request, "tracking/requirements.html", context)


@login_required
def new_requirement(request: HttpRequest, key: UUID) -> HttpResponse:
    """One form, its answers to check, then the deed; the browser's Back loses nothing."""
    unit = coordinated_or_404(request, key)
    form = RequirementForm(
        request.POST or None,
        courses=courses_offered(timezone.localdate()),
        units=Agency.objects.filter(path__startswith=unit.path),
        today=timezone.localdate(),
    )
    context = {"unit": unit, "form": form, "crumbs": crumbs(unit)}
    if not form.is_valid() or "change" in request.POST:
        return render(request, "tracking/requirement_form.html", context)
    if "confirm" in request.POST:
        return confirmed(request, unit, form)
    context["preview"] = preview_of(form.requirement())
    return render(request, "tracking/requirement_check.html", context)


def confirmed(request: HttpRequest, unit: Agency, form: RequirementForm) -> HttpResponse:
    wanted = form.requirement()
    require(wanted.agency, wanted.course_key, wanted.due_on, wanted.profession, by=request.user)
    messages.success(request, _("The requirement is set."))
    return redirect("tracking:requirements", key=unit.key)


@login_required
@require_POST
def withdraw_requirement(request: HttpRequest, key: UUID, uuid: UUID) -> HttpResponse:
    unit = coordinated_or_404(request, key)
    branch = Requirement.objects.visible_to(request.user).filter(agency__path__startswith=unit.path)
    withdraw(get_object_or_404(branch, uuid=uuid))
    messages.success(request, _("The requirement is withdrawn. Completions and certificates stay."))
    return redirect("tracking:requirements", key=unit.key)


def crumbs(unit: Agency) -> list[tuple[str, str]]:
    return [*crumbs_to(unit, [unit.path]), (reverse("tracking:unit", args=[unit.key]), unit.name)]
