"""The work of a sitting does not grow with the number of questions."""

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments import serving
from assessments.sitting import start_attempt
from assessments.submitting import submit
from courses.enrolling import open_cycle
from tests.assessments.conftest import Sitter, right_response, version_of
from tests.factories.assessments import TYPES, make_question, make_quiz

of_a_length = pytest.mark.parametrize("count", [3, 10])


@pytest.fixture
def long_quiz(count, course, learner):
    quiz = make_quiz(course, [make_question(TYPES[n % 6]) for n in range(count)])
    open_cycle(learner, course.translation_key)
    return quiz


@pytest.fixture
def sat(long_quiz, api, learner) -> Sitter:
    attempt = start_attempt(learner, long_quiz.translation_key, at=timezone.now())[0]
    sitter = Sitter(api, attempt.pk)
    sitter.answer_all(attempt)
    sitter.attempt = attempt
    return sitter


@of_a_length
def test_starting(api, long_quiz, django_assert_num_queries):
    serving._kept.clear()
    with django_assert_num_queries(11):
        api.post(f"/api/v1/quizzes/{long_quiz.translation_key}/attempts/")


@of_a_length
def test_reading_the_paper(api, sat, django_assert_num_queries):
    with django_assert_num_queries(4):
        api.get(f"/api/v1/attempts/{sat.uuid}/")


@of_a_length
def test_saving_an_answer(sat, django_assert_num_queries):
    response = right_response(version_of(sat.attempt, 1))
    with django_assert_num_queries(7):
        sat.write(1, response)


@of_a_length
def test_submitting(sat, django_assert_num_queries):
    with django_assert_num_queries(19):
        sat.submit()


@of_a_length
def test_reading_the_result(api, sat, django_assert_num_queries):
    sat.submit()
    with django_assert_num_queries(5):
        api.get(f"/api/v1/attempts/{sat.uuid}/result/")


@of_a_length
def test_a_question_page(browser_session, sat, django_assert_num_queries):
    address = reverse("assessments:question", args=[sat.uuid, 1])
    with django_assert_num_queries(6):
        browser_session.get(address)


@of_a_length
def test_the_result_page(browser_session, sat, django_assert_num_queries):
    sat.submit()
    address = reverse("assessments:result", args=[sat.uuid])
    with django_assert_num_queries(16):
        browser_session.get(address)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_results(browser_session, quiz, cycle, count, django_assert_num_queries):
    for _n in range(count):
        attempt = start_attempt(cycle.learner, quiz.translation_key, at=timezone.now())[0]
        submit(attempt, at=timezone.now())
    with django_assert_num_queries(25):
        browser_session.get(quiz.url)
