"""A question from the trainer's desk to a version that new attempts draw."""

import pytest
from django.utils import timezone
from django.utils.translation import override

from assessments.models import PublishedQuestion, QuestionVersion
from assessments.publishing import freeze
from assessments.sitting import start_attempt
from home.models import SignOff
from home.publishing import unready
from home.signing_off import sign_offs_for
from tests.factories.assessments import ANSWERS, listed, make_question, make_quiz, option
from tests.factories.courses import enrol


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def question(editors):
    question = make_question(stem="What comes first?")
    question.save_revision().publish()
    return question


def test_approval_makes_a_new_version_and_a_running_attempt_keeps_the_old_one(
    desk, trainer, reviewer, question, course, learner, django_capture_on_commit_callbacks
):
    quiz = make_quiz(course, [question])
    enrol(learner, course)
    attempt, _started = start_attempt(learner, quiz.translation_key, at=timezone.now())
    old = PublishedQuestion.objects.get(pk=question.translation_key).version

    desk.enter(trainer)
    desk.save(question, "action-submit", stem="What comes first of all?")
    desk.enter(reviewer)
    with django_capture_on_commit_callbacks(execute=True):
        desk.approve(question)

    new = PublishedQuestion.objects.get(pk=question.translation_key).version
    attempt.refresh_from_db()
    assert (old.number, new.number) == (1, 2)
    assert new.paper["languages"]["en"]["stem"] == "What comes first of all?"
    assert attempt.drawn[0]["version"] == str(old.pk)
    assert sign_offs_for([question.translation_key], "en")[question.translation_key] == (
        SignOff.objects.get()
    )


def test_a_trainer_cannot_publish_a_question(desk, trainer, question):
    desk.enter(trainer)
    desk.save(question, "action-publish", stem="At once?")
    question.refresh_from_db()
    assert question.stem == "What comes first?"
    assert question.has_unpublished_changes
    assert QuestionVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("mode", "told"), [("learner", False), ("taught", True)], ids=["before", "after"]
)
def test_a_question_is_previewed_as_a_learner_meets_it(desk, trainer, question, mode, told):
    desk.enter(trainer)
    posted, shown = desk.preview(question, mode)
    page = shown.content.decode()
    assert posted.json()["is_valid"]
    assert "Safety first" in page
    assert (question.explanation in page) == told


@pytest.mark.parametrize("kind", ANSWERS)
def test_every_kind_can_be_previewed(desk, trainer, editors, kind):
    question = make_question(kind)
    for mode, _name in question.preview_modes:
        response = question.make_preview_request(preview_mode=mode)
        assert response.status_code == 200
        assert question.stem in response.content.decode()


@pytest.mark.parametrize(
    ("kind", "right", "problem"),
    [
        ("single", 0, "Mark exactly one answer as right."),
        ("single", 2, "Mark exactly one answer as right."),
        ("multiple", 0, "Mark at least one answer as right."),
    ],
)
def test_the_number_of_right_answers_is_checked(site, kind, right, problem):
    options = [option(f"Answer {n}", right=n < right) for n in range(3)]
    question = make_question("numeric")
    question.answer = [{"type": kind, "value": {"options": listed(*options)}, "id": "a"}]
    assert unready(question) == [problem]


def test_an_explanation_is_needed(site):
    question = make_question(explanation=" ")
    assert unready(question) == ["Write the explanation that everybody sees after answering."]


def test_a_whole_question_is_ready(site):
    question = make_question()
    freeze(question.translation_key)
    assert unready(question) == []
