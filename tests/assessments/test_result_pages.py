"""The page after the last answer: what it teaches, and to whom it opens."""

from django.utils import timezone

from assessments.models import AnswerEvent
from assessments.sitting import start_attempt
from courses.enrolling import open_cycle
from courses.models import LessonPage
from tests.assessments.conftest import Sitter, wrong_response
from tests.assessments.forms import page, text
from tests.factories.assessments import make_question, make_quiz, make_reference


def test_a_result_says_the_next_step_first(browser_session, api, course, learner, site):
    lesson = LessonPage.objects.first()
    question = make_question(
        "single", lesson_key=lesson.translation_key, references=[make_reference("cpc-210")]
    )
    quiz = make_quiz(course, [question], max_attempts=2)
    open_cycle(learner, course.translation_key)
    attempt = start_attempt(learner, quiz.translation_key, at=timezone.now())[0]
    sitter = Sitter(api, attempt.pk)
    sitter.answer_all(attempt, wrong_response)
    sitter.submit()

    words = text(browser_session.get(page(attempt, "result")))

    places = [
        words.index(part)
        for part in (
            "<h1>Not yet passed</h1>",
            "Read again:",
            f'<a href="{lesson.get_url()}">Lesson 1</a>',
            "Try again",
            '<p class="score">0 of 1</p>',
            "Not the best choice here",
            "Your answer",
            "A better answer",
            "safety first",
            "Because of 1.",
            "Awaiting confirmation by a national expert",
            "cpc-210 (en)",
        )
    ]
    assert places == sorted(places)


def test_after_the_last_attempt_the_result_does_not_offer_another(
    browser_session, attempt, sitter, quiz
):
    quiz.max_attempts = 1
    quiz.save()
    sitter.submit()

    words = text(browser_session.get(page(attempt, "result")))

    assert "All attempts of this cycle are used." in words
    assert "Try again" not in words


def test_finished_attempts_are_listed_for_their_learner(browser_session, attempt, sitter, quiz):
    sitter.submit()

    words = text(browser_session.get(quiz.url))

    assert f'href="{page(attempt, "result")}"' in words
    assert "2 of 3 left" in words


def test_a_submitted_attempt_shows_its_result_everywhere(browser_session, reader, attempt, sitter):
    old = reader.hidden(attempt, 6)
    sitter.submit()

    for name in ("attempt", "review"):
        assert browser_session.get(page(attempt, name))["Location"] == page(attempt, "result")
    question = page(attempt, "question", 6)
    assert browser_session.get(question)["Location"] == page(attempt, "result")
    late = browser_session.post(question, old | {"value": "72"})
    assert late["Location"] == page(attempt, "result")
    assert AnswerEvent.objects.get().kind == "late"


def test_an_open_attempt_has_no_result_page(browser_session, attempt):
    assert browser_session.get(page(attempt, "result"))["Location"] == page(attempt, "review")
    assert browser_session.get(page(attempt, "submit"))["Location"] == page(attempt, "review")
