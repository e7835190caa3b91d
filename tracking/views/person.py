"""The training record of one person, as those who answer for their unit may see it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agencies.models import Membership
from agencies.permissions import may_issue_slip
from tracking.models import RecordView
from tracking.recounting import record_of
from tracking.viewing import managed_paths, people_seen_by

PAGE = 50


@login_required
def person(request: HttpRequest, pk: UUID) -> HttpResponse:
    today = timezone.localdate()
    seen = get_object_or_404(people_seen_by(request.user, today), pk=pk)
    if seen != request.user:
        RecordView.objects.create(person=seen, viewer=request.user)
    context = {
        "person": seen,
        "today": today,
        "as_of": timezone.now(),
        "may_issue_slip": may_issue_slip(request.user, seen),
        "crumbs": crumbs_to(request.user, seen),
        **record_of(seen, today=today, within=managed_paths(request.user)),
    }
    return render(request, "tracking/person.html", context)


@login_required
def record_views(request: HttpRequest) -> HttpResponse:
    """Who opened the reader's own record, the latest first."""
    seen = RecordView.objects.visible_to(request.user).select_related("viewer")
    page = Paginator(seen.order_by("-viewed_at", "-pk"), PAGE).get_page(request.GET.get("page"))
    return render(request, "tracking/record_views.html", {"page": page})


def crumbs_to(reader: User, seen: User) -> list[tuple[str, str]]:
    held = Membership.objects.visible_to(reader).current(timezone.localdate())
    units = [m.agency for m in held.filter(person=seen).select_related("agency")]
    links = [(reverse("tracking:unit", args=[unit.key]), unit.name) for unit in units[:1]]
    return [(reverse("tracking:dashboard"), _("Agency dashboard")), *links]
