"""Real locks, parallel writers: one attempt, one event, one result, one completion."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.utils import timezone
from rest_framework.test import APIClient

from assessments.models import AnswerEvent, Attempt, AttemptResult
from courses.completing import complete_lesson
from courses.models import CompletionRecord, ItemCompletion
from tests.assessments.conftest import right_response, version_of

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(count: int, learner, call) -> list:
    """The replies of ``count`` clients of one learner that all call at the same time."""

    def one(number: int):
        client = APIClient()
        client.force_authenticate(learner)
        try:
            return call(client, number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def test_twenty_submits_make_one_result_and_one_completion(attempt, sitter, cycle, learner):
    for item in cycle.required_items:
        if item["kind"] == "lesson":
            complete_lesson(cycle, item["key"], at=timezone.now())
    sitter.answer_all(attempt)

    replies = at_once(
        20, learner, lambda api, _n: api.post(f"/api/v1/attempts/{attempt.pk}/submit/")
    )

    assert {reply.status_code for reply in replies} == {200}
    assert len({reply.content for reply in replies}) == 1
    assert AttemptResult.objects.count() == 1
    assert ItemCompletion.objects.filter(item_key=attempt.quiz_key).count() == 1
    assert CompletionRecord.objects.count() == 1


def test_twenty_starts_make_one_attempt(quiz, cycle, learner):
    address = f"/api/v1/quizzes/{quiz.translation_key}/attempts/"

    replies = at_once(20, learner, lambda api, _n: api.post(address))

    assert sorted(reply.status_code for reply in replies) == [*[200] * 19, 201]
    assert len({reply.json()["uuid"] for reply in replies}) == 1
    assert Attempt.objects.count() == 1


def test_one_write_sent_twenty_times_is_one_event_with_one_reply(attempt, learner):
    body = {
        "write_id": str(uuid.uuid4()),
        "sequence": 0,
        "slot": 6,
        "response": {"value": "72"},
    }
    address = f"/api/v1/attempts/{attempt.pk}/answers/"

    replies = at_once(20, learner, lambda api, _n: api.post(address, body))

    assert {reply.status_code for reply in replies} == {200}
    assert len({reply.content for reply in replies}) == 1
    assert list(AnswerEvent.objects.values_list("kind", "sequence")) == [("answer", 1)]
    attempt.refresh_from_db()
    assert attempt.sequence == 1


def test_of_twenty_tabs_one_saves_and_the_others_are_kept_as_superseded(attempt, learner):
    address = f"/api/v1/attempts/{attempt.pk}/answers/"

    def write(api, number):
        body = {"write_id": str(uuid.uuid4()), "sequence": 0, "slot": 6}
        return api.post(address, body | {"response": {"value": str(number)}})

    replies = at_once(20, learner, write)

    assert sorted(reply.status_code for reply in replies) == [200, *[409] * 19]
    kinds = sorted(AnswerEvent.objects.values_list("kind", flat=True))
    assert kinds == ["answer", *["superseded"] * 19]


def test_an_answer_beside_the_submit_is_marked_or_kept_as_late(attempt, learner):
    response = right_response(version_of(attempt, 1))

    def answer_or_submit(api, number):
        if number % 2:
            return api.post(f"/api/v1/attempts/{attempt.pk}/submit/")
        body = {"write_id": str(uuid.uuid4()), "sequence": 0, "slot": 1, "response": response}
        return api.post(f"/api/v1/attempts/{attempt.pk}/answers/", body)

    at_once(10, learner, answer_or_submit)

    saved = AnswerEvent.objects.filter(kind="answer").count()
    assert AnswerEvent.objects.count() == 5
    assert AttemptResult.objects.get().score == saved
