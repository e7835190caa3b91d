"""A manager's window through the API."""

from dataclasses import asdict
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from agencies.models import Agency
from tracking.aggregating import figures_of_country
from tracking.counting import Tally, tallies_below, tally_of
from tracking.listing import Listing, rows
from tracking.owing import Scope
from tracking.paging import Page
from tracking.serializers import StandingQuerySerializer, StandingSerializer
from tracking.standing import Standing
from tracking.viewing import (
    Course,
    course_exists,
    courses_by_key,
    courses_required,
    sees_country,
)

NOBODY = {"units": [], "next": None, "previous": None, "results": []}


class StandingView(APIView):
    @extend_schema(
        summary="How the people of a unit stand with one required course",
        description=(
            "For those who answer for the unit: counts for it and each unit directly below it, and"
            " the people of its branch, the most urgent first, each once. A national coordinator"
            " gets the counts of a whole agency, without names and without small numbers."
            " Without `course`: the required course whose due date comes first."
        ),
        parameters=[
            OpenApiParameter("course", UUID, description="Translation key of a course"),
            OpenApiParameter("cursor", str, description="Where the list goes on"),
            OpenApiParameter(
                "page_size", int, description="People a page: 50 if not said, 200 at most"
            ),
        ],
        responses=StandingSerializer,
    )
    def get(self, request: Request, key: UUID) -> Response:
        agency = Agency.objects.visible_to(request.user).filter(key=key).first()
        if agency is not None:
            return self.answer(agency, request, self.people)
        agency = Agency.objects.filter(key=key, depth=1).first()
        if agency is None or not sees_country(request.user):
            raise Http404
        return self.answer(agency, request, self.figures)

    def answer(self, agency: Agency, request: Request, window) -> Response:
        course = course_asked_for(request, agency)
        shared = {"unit": agency, "course": course, "as_of": timezone.now()}
        seen = window(agency, course) if course else {"counts": Tally().figures(), **NOBODY}
        return Response(StandingSerializer(shared | seen).data)

    def people(self, agency: Agency, course: Course) -> dict:
        scope = Scope(agency.path, course.key, timezone.localdate())
        page, below = Page.of(Listing(scope), self.request), tallies_below(scope)
        return {
            "counts": tally_of(scope).figures(),
            "units": [
                {
                    "key": unit.key,
                    "name": unit.name,
                    "counts": below.get(unit.path, Tally()).figures(),
                }
                for unit in agency.get_children()
            ],
            "next": page.next,
            "previous": page.previous,
            "results": rows(scope, page.places),
        }

    def figures(self, agency: Agency, course: Course) -> dict:
        figures = figures_of_country(course.key, timezone.localdate()).of(agency)
        unseen = dict.fromkeys(Standing)
        return {"counts": unseen | asdict(figures), **NOBODY}


def course_asked_for(request: Request, agency: Agency) -> Course | None:
    """The course of the address; without one, the first that is due. Unknown: 400."""
    query = StandingQuerySerializer(data=request.query_params)
    query.is_valid(raise_exception=True)
    key = query.validated_data.get("course")
    if key is None:
        return next(iter(courses_required(agency.path)), None)
    if not course_exists(key):
        raise ValidationError({"course": [_("There is no such course.")]})
    return courses_by_key([key])[0]
