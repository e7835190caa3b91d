"""Starting through the API: rules, who may, what is pinned."""

import datetime
import uuid
from decimal import Decimal

import pytest
from django.utils import timezone
from wagtail.models import Locale

from accounts.models import StudyAdjustment
from assessments.models import Attempt, PublishedQuestion
from assessments.submitting import submit
from courses.enrolling import open_cycle
from tests.factories import UserFactory
from tests.factories.assessments import make_question, make_quiz, translate_question
from tests.factories.courses import make_course, translate_tree


def url(quiz, tail="") -> str:
    return f"/api/v1/quizzes/{quiz.translation_key}/{tail}"


def start(api, quiz, **body):
    return api.post(url(quiz, "attempts/"), body, headers={"Accept-Language": "en"})


def test_the_rules_of_a_quiz_and_where_i_stand(api, quiz, cycle):
    assert api.get(url(quiz)).json() == {
        "key": str(quiz.translation_key),
        "title": "Final test 1",
        "summary": "",
        "language": "en",
        "practice": False,
        "questions": 6,
        "pass_mark": 70,
        "time_limit_minutes": None,
        "max_attempts": 3,
        "attempts_used": 0,
        "attempts_left": 3,
        "enrolled": True,
        "open_attempt": None,
    }


def test_the_rules_in_another_language_and_with_my_own_time(api, learner, course, questions):
    make_quiz(course, questions, time_limit_minutes=30, draw_count=4, practice=True, max_attempts=1)
    quiz = course.get_descendants().last().specific
    translate_tree(course, "kk")
    StudyAdjustment.objects.create(user=learner, time_factor=Decimal("1.5"))

    facts = api.get(url(quiz), {"language": "kk"}).json()

    assert facts["title"] == "Final test 1 (kk)"
    assert facts["language"] == "kk"
    assert facts["questions"] == 4
    assert facts["time_limit_minutes"] == 45
    assert facts["max_attempts"] is None
    assert facts["attempts_left"] is None
    assert facts["enrolled"] is False


def test_starting_pins_everything_and_starting_again_returns_it(api, quiz, cycle, learner):
    first = start(api, quiz)
    second = start(api, quiz)

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    attempt = Attempt.objects.get()
    assert str(attempt.pk) == first.json()["uuid"]
    assert (attempt.learner, attempt.enrolment, attempt.number) == (learner, cycle, 1)
    assert (attempt.pass_mark, attempt.practice, attempt.deadline_at) == (70, False, None)
    assert [drawn["points"] for drawn in attempt.drawn] == ["1"] * 6
    assert api.get(url(quiz)).json()["open_attempt"] == first.json()["uuid"]


def test_a_running_attempt_keeps_its_text_and_its_terms(api, quiz, cycle, questions):
    before = start(api, quiz).json()
    questions[0].stem = "Reworded?"
    questions[0].save_revision().publish()
    quiz.pass_mark = 100
    quiz.save()

    assert api.get(f"/api/v1/attempts/{before['uuid']}/").json() == before
    assert Attempt.objects.get().pass_mark == 70


def test_a_draw_takes_some_questions_once(api, course, learner, questions):
    quiz = make_quiz(course, questions, draw_count=4)
    open_cycle(learner, course.translation_key)

    items = start(api, quiz).json()["items"]

    assert [item["slot"] for item in items] == [1, 2, 3, 4]
    assert len({item["stem"] for item in items}) == 4


def test_a_question_that_is_not_live_is_not_drawn(api, quiz, cycle, questions):
    PublishedQuestion.objects.filter(pk=questions[2].translation_key).delete()

    assert [item["type"] for item in start(api, quiz).json()["items"]] == [
        *("single", "multiple", "ordering", "matching", "numeric"),
    ]


def test_a_quiz_without_published_questions_says_so(api, course, learner):
    quiz = make_quiz(course, [])
    open_cycle(learner, course.translation_key)

    reply = start(api, quiz)

    assert (reply.status_code, reply.json()["code"]) == (409, "quiz_not_ready")


def test_attempts_are_counted_and_run_out(api, quiz, cycle):
    for number in (1, 2, 3):
        attempt = Attempt.objects.get(pk=start(api, quiz).json()["uuid"])
        assert attempt.number == number
        submit(attempt, at=timezone.now())

    reply = api.post(url(quiz, "attempts/"), headers={"accept-language": "en"})

    assert reply.status_code == 409
    assert reply["Content-Type"] == "application/problem+json"
    assert reply.json() == {
        "type": "urn:senim:problem:attempts_used_up",
        "title": "Conflict",
        "status": 409,
        "detail": "All attempts of this cycle are used.",
        "code": "attempts_used_up",
    }
    assert api.get(url(quiz)).json()["attempts_left"] == 0


def test_a_practice_may_be_repeated(api, course, learner, questions):
    quiz = make_quiz(course, questions, practice=True, max_attempts=1)
    open_cycle(learner, course.translation_key)
    submit(Attempt.objects.get(pk=start(api, quiz).json()["uuid"]), at=timezone.now())

    assert start(api, quiz).status_code == 201


def test_without_a_cycle_a_quiz_does_not_start(api, quiz):
    reply = start(api, quiz)

    assert (reply.status_code, reply.json()["code"]) == (409, "not_enrolled")


def test_a_cycle_of_another_course_does_not_open_the_quiz(api, quiz, learner):
    open_cycle(learner, make_course().translation_key)

    assert start(api, quiz).json()["code"] == "not_enrolled"


def test_a_quiz_added_since_can_be_taken_and_one_withdrawn_since_as_well(
    api, quiz, cycle, course, questions
):
    added = make_quiz(course, questions[:1])
    quiz.unpublish()

    assert start(api, added).status_code == 201
    assert start(api, quiz).status_code == 201


def test_an_unpublished_quiz_of_no_cycle_is_not_found(api, quiz):
    quiz.unpublish()

    assert start(api, quiz).status_code == 404
    assert api.get(url(quiz)).status_code == 404


def test_an_unknown_quiz_is_not_found(api):
    assert api.get(f"/api/v1/quizzes/{uuid.uuid4()}/").status_code == 404


def test_a_time_limit_counts_with_the_learners_factor(api, course, learner, questions):
    quiz = make_quiz(course, questions, time_limit_minutes=30)
    open_cycle(learner, course.translation_key)
    StudyAdjustment.objects.create(user=learner, time_factor=Decimal("1.5"))

    paper = start(api, quiz).json()

    attempt = Attempt.objects.get()
    assert attempt.deadline_at - attempt.started_at == datetime.timedelta(minutes=45)
    assert 2690 <= paper["seconds_left"] <= 2700
    assert attempt.extendable is True


@pytest.mark.parametrize(("practice", "limited"), [(True, False), (False, True)])
def test_only_a_practice_may_go_without_its_limit(
    api, course, learner, questions, practice, limited
):
    quiz = make_quiz(course, questions, time_limit_minutes=30, practice=practice)
    open_cycle(learner, course.translation_key)

    paper = start(api, quiz, timed=False).json()

    assert (paper["seconds_left"] is not None) is limited


def test_each_question_comes_in_the_language_asked_for_where_it_has_it(api, quiz, cycle, questions):
    for question in questions:
        translate_question(question, "ru")
    translate_question(questions[0], "kk")
    uuid = start(api, quiz).json()["uuid"]

    russian = api.get(f"/api/v1/attempts/{uuid}/", {"language": "ru"}).json()
    kazakh = api.get(f"/api/v1/attempts/{uuid}/", headers={"accept-language": "kk"}).json()

    assert (russian["language"], russian["items"][0]["stem"]) == ("ru", "Question 1? (ru)")
    assert kazakh["language"] == "kk"
    assert [item["language"] for item in kazakh["items"]] == ["kk"] + ["en"] * 5
    assert [item["stem"] for item in kazakh["items"][:2]] == ["Question 1? (kk)", "Question 2?"]
    ids = [[option["id"] for option in paper["items"][0]["options"]] for paper in (russian, kazakh)]
    assert ids[0] == ids[1]


def test_a_paper_nobody_translated_says_its_own_language(api, quiz, cycle):
    paper = start(api, quiz).json()

    paper = api.get(f"/api/v1/attempts/{paper['uuid']}/", {"language": "kk"}).json()

    assert (paper["language"], {item["language"] for item in paper["items"]}) == ("en", {"en"})


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("tail", ["", "answers/", "submit/", "result/"])
def test_an_attempt_is_its_learners_alone(client, attempt, method, tail):
    """Anonymous: 401. Somebody else: 404, as if it did not exist; wrong method aside."""
    address = f"/api/v1/attempts/{attempt.pk}/{tail}"
    allowed = (method == "get") == (tail in {"", "result/"})

    anonymous = client.generic(method.upper(), address)
    client.force_login(UserFactory())
    stranger = client.generic(method.upper(), address)

    assert anonymous.status_code == 401
    assert stranger.status_code == (404 if allowed else 405)


def test_a_paper_has_exactly_these_keys(api, quiz, cycle):
    """Recursively, so that no part of a key can come along."""
    paper = start(api, quiz).json()

    assert list(paper) == ["uuid", "state", "sequence", "seconds_left", "language", "items"]
    common = {"slot", "type", "language", "situation", "stem", "saved"}
    parts = {
        "single": {"options"},
        "multiple": {"options"},
        "true_false": set(),
        "ordering": {"options"},
        "matching": {"left", "right"},
        "numeric": {"unit"},
    }
    assert {item["type"]: set(item) - common for item in paper["items"]} == parts
    assert all(common <= set(item) for item in paper["items"])
    choices = [
        set(choice)
        for item in paper["items"]
        for name in ("options", "left", "right")
        for choice in item.get(name, [])
    ]
    assert choices == [{"id", "text"}] * 17
    assert [item["saved"] for item in paper["items"]] == [None] * 6


def test_a_question_begun_in_kazakh_is_served_in_kazakh(api, course, learner):
    kazakh = make_question(stem="Сұрақ?", locale=Locale.objects.get(language_code="kk"))
    quiz = make_quiz(course, [kazakh, make_question()])
    open_cycle(learner, course.translation_key)

    items = start(api, quiz).json()["items"]

    assert sorted((item["language"], item["stem"]) for item in items) == [
        ("en", "Question 2?"),
        ("kk", "Сұрақ?"),
    ]
