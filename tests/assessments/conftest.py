import json
import uuid

import pytest
from django.utils import timezone

from assessments.models import QuestionVersion
from assessments.sitting import start_attempt
from courses.enrolling import open_cycle
from tests.assessments.forms import Reader
from tests.factories.assessments import TYPES, make_question, make_quiz


@pytest.fixture
def questions(site):
    """One question of each type."""
    return [make_question(kind) for kind in TYPES]


@pytest.fixture
def quiz(course, questions):
    """A final test of one question of each type, in this order, 70 per cent, three attempts."""
    return make_quiz(course, questions, shuffle=False, max_attempts=3)


@pytest.fixture
def cycle(quiz, course, learner):
    """The learner's open cycle, in which the quiz is needed."""
    return open_cycle(learner, course.translation_key)[0]


@pytest.fixture
def attempt(cycle, quiz, learner):
    return start_attempt(learner, quiz.translation_key, at=timezone.now())[0]


def version_of(attempt, slot: int) -> QuestionVersion:
    return QuestionVersion.objects.get(pk=attempt.drawn[slot - 1]["version"])


def right_response(version: QuestionVersion) -> dict:
    right = version.key["right"]
    return {
        "single": lambda: {"choice": right["correct"][0]},
        "multiple": lambda: {"choices": sorted(right["correct"])},
        "true_false": lambda: {"value": right["truth"], "justification": "People freeze."},
        "ordering": lambda: {"order": [pk for group in right["order"] for pk in group]},
        "matching": lambda: {"pairs": right["pairs"]},
        "numeric": lambda: {"value": right["value"]},
    }[version.type]()


def wrong_response(version: QuestionVersion) -> dict:
    right = version.key["right"]
    others = [pk for pk in version.paper["ids"] if pk not in right.get("correct", [])]
    return {
        "single": lambda: {"choice": others[0]},
        "multiple": lambda: {"choices": sorted(others)},
        "true_false": lambda: {"value": not right["truth"], "justification": ""},
        "ordering": lambda: {"order": [pk for group in right["order"] for pk in group][::-1]},
        "matching": lambda: {"pairs": {}},
        "numeric": lambda: {"value": "1"},
    }[version.type]()


class Sitter:
    """Answers an attempt through the API, as a client does: each write with the last sequence."""

    def __init__(self, api, uuid):
        self.api, self.uuid, self.sequence = api, uuid, 0

    def write(self, slot: int, response, **fields):
        body = {
            "write_id": str(uuid.uuid4()),
            "sequence": self.sequence,
            "slot": slot,
            "response": response,
        } | fields
        address = f"/api/v1/attempts/{self.uuid}/answers/"
        reply = self.api.generic("POST", address, json.dumps(body), "application/json")
        if reply.status_code == 200:
            self.sequence = reply.json()["sequence"]
        return reply

    def answer_all(self, attempt, respond=right_response) -> None:
        for drawn in attempt.drawn:
            reply = self.write(drawn["slot"], respond(version_of(attempt, drawn["slot"])))
            assert reply.status_code == 200, reply.json()

    def submit(self):
        return self.api.post(f"/api/v1/attempts/{self.uuid}/submit/")


@pytest.fixture
def sitter(api, attempt) -> Sitter:
    return Sitter(api, attempt.pk)


@pytest.fixture
def reader(browser_session) -> Reader:
    return Reader(browser_session)


@pytest.fixture
def timed(course, questions, learner):
    quiz = make_quiz(course, questions, time_limit_minutes=30, shuffle=False)
    open_cycle(learner, course.translation_key)
    return start_attempt(learner, quiz.translation_key, at=timezone.now())[0]
