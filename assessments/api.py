"""Quizzes and attempts through the API: find, check, call the deed, answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_languages import LANGUAGE, asked_language
from accounts.api_problems import Conflict
from assessments import refusals
from assessments.answering import save_answer
from assessments.describing import describe
from assessments.models import Attempt
from assessments.serializers import (
    AnswerSerializer,
    AttemptSerializer,
    QuizSerializer,
    ResultSerializer,
    SavedSerializer,
    StartSerializer,
)
from assessments.serving import paper_of
from assessments.sitting import start_attempt
from assessments.submitting import settle, submit
from assessments.teaching import result_of


def my_attempt(request: Request, uuid: UUID) -> Attempt:
    attempt = get_object_or_404(Attempt.objects.visible_to(request.user), pk=uuid)
    return settle(attempt, at=timezone.now())


def paper(request: Request, attempt: Attempt) -> dict[str, Any]:
    events = attempt.events.all() if attempt.sequence else []
    content = paper_of(attempt, events, language=asked_language(request), at=timezone.now())
    return AttemptSerializer(content).data


@contextmanager
def refusals_answered(**members: Any) -> Iterator[None]:
    """Say what a deed refuses as problem details."""
    try:
        yield
    except refusals.QuizNotFound:
        raise Http404 from None
    except refusals.Refusal as refusal:
        raise Conflict(refusal.words, refusal.code, **members) from refusal


class QuizView(APIView):
    @extend_schema(operation_id="quiz_rules", parameters=[LANGUAGE], responses=QuizSerializer)
    def get(self, request, key):
        """The rules of a quiz and where you stand with it."""
        with refusals_answered():
            facts = describe(key, request.user, language=asked_language(request), at=timezone.now())
        return Response(QuizSerializer(facts).data)


class AttemptsView(APIView):
    @extend_schema(
        operation_id="attempt_start",
        parameters=[LANGUAGE],
        request=StartSerializer,
        responses={200: AttemptSerializer, 201: AttemptSerializer},
    )
    def post(self, request, key):
        """Start an attempt (201), or get the open one (200)."""
        wanted = StartSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        with refusals_answered():
            attempt, created = start_attempt(
                request.user, key, at=timezone.now(), **wanted.validated_data
            )
        return Response(paper(request, attempt), status=201 if created else 200)


class AttemptView(APIView):
    @extend_schema(operation_id="attempt_paper", parameters=[LANGUAGE], responses=AttemptSerializer)
    def get(self, request, uuid):
        """The paper with your saved answers."""
        return Response(paper(request, my_attempt(request, uuid)))


class AnswersView(APIView):
    @extend_schema(
        operation_id="attempt_answer", request=AnswerSerializer, responses=SavedSerializer
    )
    def post(self, request, uuid):
        """Save one answer. An old sequence or a closed attempt: 409, with the present state."""
        attempt = get_object_or_404(Attempt.objects.visible_to(request.user), pk=uuid)
        write = AnswerSerializer(data=request.data)
        write.is_valid(raise_exception=True)
        try:
            saved = save_answer(attempt, at=timezone.now(), **write.validated_data)
        except refusals.BadResponse as bad:
            at_fault = bad.words if bad.field in {"slot", "response"} else {bad.field: bad.words}
            field = "slot" if bad.field == "slot" else "response"
            raise ValidationError({field: at_fault}) from bad
        except refusals.Refusal as refusal:
            now = paper(request, my_attempt(request, uuid))
            raise Conflict(refusal.words, refusal.code, **now) from refusal
        return Response(SavedSerializer(saved).data)


class SubmitView(APIView):
    @extend_schema(
        operation_id="attempt_submit",
        parameters=[LANGUAGE],
        request=None,
        responses=ResultSerializer,
    )
    def post(self, request, uuid):
        """Submit; a repeated call gives the same result."""
        attempt = my_attempt(request, uuid)
        result = submit(attempt, at=timezone.now())
        return Response(result_data(request, attempt, result))


class ResultView(APIView):
    @extend_schema(operation_id="attempt_result", parameters=[LANGUAGE], responses=ResultSerializer)
    def get(self, request, uuid):
        """Marks and what there is to learn; 409 while the attempt is open."""
        attempt = my_attempt(request, uuid)
        if attempt.submitted_at is None:
            raise Conflict(refusals.AttemptOpen.words, refusals.AttemptOpen.code)
        return Response(result_data(request, attempt, attempt.results.latest("number")))


def result_data(request: Request, attempt: Attempt, result) -> dict[str, Any]:
    events = attempt.events.all()
    content = result_of(attempt, result, events, language=asked_language(request))
    return ResultSerializer(content).data
