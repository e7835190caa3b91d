"""Courses through the API: the catalogue, cycles, lessons marked as done."""

from http import HTTPStatus

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import generics
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_languages import LANGUAGE, asked_language
from accounts.api_problems import Conflict
from courses.cataloguing import courses_offered, entries
from courses.completing import ItemIsQuiz, ItemNotInCycle, complete_lesson
from courses.enrolling import CourseNotFound, CourseRetired, open_cycle
from courses.forms import CatalogueFilter
from courses.models import Enrolment
from courses.outlining import outline
from courses.serializers import CourseOutlineSerializer, EnrolmentSerializer, EntrySerializer

FILTERS = [
    OpenApiParameter(name, enum=[value for value, _label in field.choices if value])
    for name, field in CatalogueFilter.base_fields.items()
]


class CourseList(generics.GenericAPIView):
    permission_classes = [AllowAny]
    serializer_class = EntrySerializer

    @extend_schema(parameters=[LANGUAGE, *FILTERS], responses=EntrySerializer(many=True))
    def get(self, request):
        form = CatalogueFilter(request.query_params)
        if not form.is_valid():
            raise ValidationError(form.errors)
        language = asked_language(request)
        page = self.paginate_queryset(courses_offered(**form.cleaned_data))
        return self.get_paginated_response(EntrySerializer(entries(page, language), many=True).data)


class CourseDetail(APIView):
    permission_classes = [AllowAny]

    @extend_schema(parameters=[LANGUAGE], responses=CourseOutlineSerializer)
    def get(self, request, course_key):
        language = asked_language(request)
        made = outline(course_key, language, learner=request.user)
        if made is None:
            raise Http404
        [entry] = entries([made.course], language)
        entry.outline = made
        return Response(CourseOutlineSerializer(entry).data)


class CourseEnrolments(APIView):
    @extend_schema(
        request=None,
        responses={
            201: EnrolmentSerializer,
            200: OpenApiResponse(EnrolmentSerializer, "The open cycle, or the completed one."),
        },
    )
    def post(self, request, course_key):
        try:
            enrolment, opened = open_cycle(request.user, course_key)
        except CourseNotFound as exc:
            raise Http404 from exc
        except CourseRetired as exc:
            raise Conflict(_("This course is no longer maintained."), "course_retired") from exc
        status = HTTPStatus.CREATED if opened else HTTPStatus.OK
        return Response(EnrolmentSerializer(enrolment).data, status=status)


class MyEnrolments(generics.ListAPIView):
    serializer_class = EnrolmentSerializer
    queryset = Enrolment.objects.none()

    def get_queryset(self):
        mine = Enrolment.objects.visible_to(self.request.user)
        return mine.prefetch_related("item_completions").order_by("-opened_at", "pk")


class CompleteItem(APIView):
    @extend_schema(request=None, responses=EnrolmentSerializer)
    def post(self, request, enrolment_id, item_key):
        enrolment = get_object_or_404(Enrolment.objects.visible_to(request.user), pk=enrolment_id)
        try:
            complete_lesson(enrolment, item_key, at=timezone.now())
        except ItemNotInCycle as exc:
            raise Http404 from exc
        except ItemIsQuiz as exc:
            raise Conflict(_("A quiz is completed by passing it."), "item_is_quiz") from exc
        return Response(EnrolmentSerializer(enrolment).data)
