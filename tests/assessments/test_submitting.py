"""Submitting through the API: marks once, the result that teaches, what passing completes."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments.models import Attempt, AttemptResult, Question
from assessments.publishing import freeze
from assessments.sitting import start_attempt
from assessments.submitting import submit, submit_overdue
from courses.completing import complete_lesson
from courses.enrolling import open_cycle
from courses.models import CompletionRecord, ItemCompletion
from tests.assessments.conftest import Sitter, right_response, version_of, wrong_response
from tests.factories import UserFactory
from tests.factories.assessments import make_question, make_quiz, make_reference, translate_question


def result(api, attempt, **query) -> dict:
    return api.get(f"/api/v1/attempts/{attempt.pk}/result/", query).json()


def finish_lessons(cycle) -> None:
    for item in cycle.required_items:
        if item["kind"] == "lesson":
            complete_lesson(cycle, item["key"], at=timezone.now())


def test_right_answers_pass_and_complete_the_course(api, attempt, sitter, cycle):
    finish_lessons(cycle)
    sitter.answer_all(attempt)

    reply = sitter.submit()

    facts = reply.json()
    assert reply.status_code == 200
    assert {name: facts[name] for name in ("score", "max_score", "percent", "passed")} == {
        "score": "6.00",
        "max_score": "6.00",
        "percent": "100.0",
        "passed": True,
    }
    assert [item["verdict"] for item in facts["items"]] == ["right"] * 6
    assert [item["response"] for item in facts["items"]] == [
        right_response(version_of(attempt, slot)) for slot in range(1, 7)
    ]
    record = CompletionRecord.objects.get()
    assert (record.enrolment, record.completed_at) == (cycle, AttemptResult.objects.get().marked_at)


def test_a_repeated_submit_gives_the_same_result(api, attempt, sitter):
    sitter.answer_all(attempt)
    first, second = sitter.submit(), sitter.submit()

    assert first.json() == second.json() == result(api, attempt)
    assert AttemptResult.objects.count() == 1


def test_wrong_answers_do_not_pass_and_complete_nothing(attempt, sitter):
    sitter.answer_all(attempt, wrong_response)

    facts = sitter.submit().json()

    assert (facts["score"], facts["percent"], facts["passed"]) == ("0.00", "0.0", False)
    assert [item["verdict"] for item in facts["items"]] == ["other"] * 6
    assert ItemCompletion.objects.count() == 0


def test_what_was_not_answered_earns_nothing_and_says_so(attempt, sitter):
    version = version_of(attempt, 2)
    sitter.write(2, {"choices": version.key["right"]["correct"][:1]})

    facts = sitter.submit().json()

    assert (facts["score"], facts["percent"]) == ("0.50", "8.3")
    assert [item["verdict"] for item in facts["items"]] == [
        "not_answered",
        "partly",
        *["not_answered"] * 4,
    ]


def test_points_weigh(api, course, learner, site):
    quiz = make_quiz(course, [make_question(), make_question("numeric")], shuffle=False)
    quiz.quiz_items.filter(sort_order=1).update(points=3)
    open_cycle(learner, course.translation_key)
    attempt = start_attempt(learner, quiz.translation_key, at=timezone.now())[0]
    sitter = Sitter(api, attempt.pk)
    sitter.write(2, {"value": "72,5"})

    facts = sitter.submit().json()

    assert (facts["score"], facts["max_score"], facts["passed"]) == ("3.00", "4.00", True)
    assert [(i["points"], i["max_points"]) for i in facts["items"]] == [
        ("0.00", "1.00"),
        ("3.00", "3.00"),
    ]


def test_a_result_teaches(api, course, learner, site):
    reference = make_reference("line-111", kind="contact", url="https://example.kz/111")
    question = make_question("multiple", lesson_key="0b8f6b9e-6a6c-4a3a-9d0a-1f0f0a3d6f11")
    question.references.set([reference])
    question.save_revision().publish()
    copy = translate_question(Question.objects.get(pk=question.pk), "ru")
    copy.explanation = "Потому что."
    copy.save_revision().publish()
    quiz = make_quiz(course, [question])
    version = freeze(question.translation_key)
    open_cycle(learner, course.translation_key)
    attempt = start_attempt(learner, quiz.translation_key, at=timezone.now())[0]
    texts = version.key["languages"]["en"]["feedback"]
    stress, fear = version.key["right"]["correct"]
    invention = next(pk for pk, text in texts.items() if text == "About invention")
    sitter = Sitter(api, attempt.pk)
    sitter.write(1, {"choices": [stress, invention]})

    item = sitter.submit().json()["items"][0]

    options = item.pop("options")
    assert {option["id"] for option in options} == set(texts)
    assert sorted(item.pop("feedback"), key=lambda each: each["text"]) == [
        {"about": fear, "text": "About fear"},
        {"about": invention, "text": "About invention"},
        {"about": stress, "text": "About stress"},
    ]
    assert item == {
        "slot": 1,
        "type": "multiple",
        "language": "en",
        "situation": "",
        "stem": "Question 1?",
        "response": {"choices": sorted([stress, invention])},
        "points": "0.00",
        "max_points": "1.00",
        "verdict": "other",
        "lesson_key": "0b8f6b9e-6a6c-4a3a-9d0a-1f0f0a3d6f11",
        "best_response": {"choices": [stress, fear]},
        "rubric": "",
        "explanation": "Because of 1.",
        "sources": [
            {
                "key": "line-111",
                "kind": "contact",
                "mark": "check",
                "awaits_expert": True,
                "citation": "line-111 (en)",
                "note": "",
                "url": "https://example.kz/111",
            }
        ],
        "awaits_expert": True,
    }
    russian = result(api, attempt, language="ru")["items"][0]
    assert russian["explanation"] == "Потому что."
    assert russian["sources"][0]["citation"] == "line-111 (ru)"


@pytest.mark.parametrize(
    ("kind", "response", "feedback"),
    [
        ("true_false", {"value": True}, [{"about": "true", "text": "It is not a test of truth."}]),
        ("numeric", {"value": "24"}, [{"about": "low", "text": "Too strict."}]),
        ("numeric", {"value": "96"}, [{"about": "high", "text": "Outside the limit."}]),
        ("numeric", {"value": "72"}, []),
    ],
)
def test_feedback_answers_the_answer(api, course, learner, site, kind, response, feedback):
    quiz = make_quiz(course, [make_question(kind)])
    open_cycle(learner, course.translation_key)
    attempt = start_attempt(learner, quiz.translation_key, at=timezone.now())[0]
    sitter = Sitter(api, attempt.pk)
    sitter.write(1, response)

    assert sitter.submit().json()["items"][0]["feedback"] == feedback


def test_answers_stay_hidden_until_passed_or_the_last_attempt(api, course, learner, questions):
    quiz = make_quiz(course, questions, feedback="at_end", max_attempts=2)
    open_cycle(learner, course.translation_key)
    told = []
    for _n in range(2):
        attempt = start_attempt(learner, quiz.translation_key, at=timezone.now())[0]
        sitter = Sitter(api, attempt.pk)
        sitter.answer_all(attempt, wrong_response)
        facts = sitter.submit().json()
        told.append((facts["answers_shown"], facts["items"][0]["best_response"] is not None))
        hidden = [item["explanation"] + str(item["feedback"]) for item in facts["items"]]
        assert (set(hidden) == {"[]"}) is not facts["answers_shown"]

    assert told == [(False, False), (True, True)]


def test_an_open_attempt_has_no_result(api, attempt):
    reply = api.get(f"/api/v1/attempts/{attempt.pk}/result/")

    assert (reply.status_code, reply.json()["code"]) == (409, "attempt_open")


def overdue(attempt, *, minutes: int) -> None:
    end = timezone.now() - datetime.timedelta(minutes=minutes)
    Attempt.objects.filter(pk=attempt.pk).update(deadline_at=end)


def test_what_was_saved_in_time_is_submitted_when_somebody_looks(api, attempt, sitter):
    sitter.answer_all(attempt)
    overdue(attempt, minutes=5)

    facts = result(api, attempt)

    attempt.refresh_from_db()
    assert facts["score"] == "6.00"
    assert attempt.submitted_at == attempt.deadline_at + datetime.timedelta(seconds=60)


def test_overdue_attempts_are_submitted_by_the_clock(attempt, sitter, quiz, course):
    sitter.answer_all(attempt)
    running = UserFactory()
    open_cycle(running, course.translation_key)
    start_attempt(running, quiz.translation_key, at=timezone.now())
    overdue(attempt, minutes=5)

    assert submit_overdue() == 1
    assert submit_overdue() == 0
    assert AttemptResult.objects.get().attempt == attempt


def test_an_overdue_attempt_that_cannot_be_marked_does_not_hold_up_the_others(
    attempt, sitter, quiz, course, caplog
):
    broken = UserFactory()
    open_cycle(broken, course.translation_key)
    theirs = start_attempt(broken, quiz.translation_key, at=timezone.now())[0]
    Attempt.objects.filter(pk=theirs.pk).update(drawn=[{"slot": 1}])
    overdue(theirs, minutes=9)
    overdue(attempt, minutes=5)

    assert submit_overdue() == 1
    assert AttemptResult.objects.get().attempt == attempt
    assert [record.message for record in caplog.records] == ["overdue attempt not submitted"]


def test_after_an_overdue_attempt_a_new_one_starts(api, attempt, quiz):
    overdue(attempt, minutes=5)

    reply = api.post(f"/api/v1/quizzes/{quiz.translation_key}/attempts/")

    assert reply.status_code == 201
    assert reply.json()["uuid"] != str(attempt.pk)


def test_a_quiz_that_left_the_cycle_is_marked_and_completes_nothing(attempt, sitter, cycle):
    sitter.answer_all(attempt)
    cycle.withdrawn_at = timezone.now()
    cycle.save()

    assert sitter.submit().json()["passed"] is True
    assert ItemCompletion.objects.count() == 0


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_database_refuses_to_change_a_result(attempt, deed):
    submit(attempt, at=timezone.now())
    rows = AttemptResult.objects.all()

    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        rows.update(passed=True) if deed == "update" else rows._raw_delete("default")


@pytest.mark.parametrize("language", ["", "de", "\0"])
def test_a_language_nobody_speaks_is_named(api, attempt, language):
    response = api.get(f"/api/v1/attempts/{attempt.pk}/", {"language": language})

    assert response.status_code == 400
    assert [error["field"] for error in response.json()["errors"]] == ["language"]
