"""Pages for those who answer for people: the printed one-time slip."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View

from accounts.inviting import issue_slip
from accounts.models import User
from agencies.permissions import may_issue_slip


@method_decorator([login_required, never_cache], name="dispatch")
class SlipView(View):
    """GET says what will happen; POST makes the slip and shows it this once, for the printer."""

    def get(self, request: HttpRequest, person_id: UUID) -> HttpResponse:
        return self.page(request, person=self.person(person_id))

    def post(self, request: HttpRequest, person_id: UUID) -> HttpResponse:
        person, now = self.person(person_id), timezone.now()
        code = issue_slip(person, issued_by=request.user, at=now)
        until = now + timedelta(days=settings.SENIM_SLIP_DAYS)
        return self.page(request, person=person, code=code, until=until)

    def person(self, person_id: UUID) -> User:
        person = User.objects.filter(pk=person_id).first()
        if person is None or not may_issue_slip(self.request.user, person):
            raise Http404
        return person

    def page(self, request: HttpRequest, **context) -> HttpResponse:
        context |= {"days": settings.SENIM_SLIP_DAYS}
        return render(request, "agencies/slip.html", context)
