"""The quiz as pages and forms, without any script: the same deeds as the API."""

import datetime
import re
import uuid

import pytest
from django.utils import timezone
from django.utils.translation import gettext, override

from assessments.models import AnswerEvent, Attempt, PublishedQuestion
from assessments.publishing import freeze
from assessments.sitting import start_attempt
from courses.completing import complete_lesson
from courses.enrolling import open_cycle
from home.signing_off import sign_content
from tests.assessments.conftest import Sitter, right_response, version_of
from tests.assessments.forms import as_form, page, text
from tests.factories import UserFactory
from tests.factories.assessments import make_quiz, translate_question
from tests.factories.courses import translate_tree


def test_a_quiz_from_start_to_result_without_script(browser_session, reader, quiz, cycle):
    for item in cycle.required_items:
        if item["kind"] == "lesson":
            complete_lesson(cycle, item["key"], at=timezone.now())
    start = browser_session.get(quiz.url)
    assert "Your manager sees only" in text(start)
    assert "3 of 3 left" in text(start)

    reply = browser_session.post(f"/en/quiz/start/{quiz.translation_key}/")
    attempt = Attempt.objects.get()
    assert reply["Location"] == page(attempt)
    assert browser_session.get(page(attempt))["Location"] == page(attempt, "question", 1)
    for slot in range(1, 7):
        answer = as_form(right_response(version_of(attempt, slot)))
        reply = reader.post(attempt, slot, answer)
        following = page(attempt, "question", slot + 1) if slot < 6 else page(attempt, "review")
        assert reply["Location"] == following
    assert "Every question is answered." in text(browser_session.get(page(attempt, "review")))
    assert browser_session.post(page(attempt, "submit"))["Location"] == page(attempt, "result")

    result = browser_session.get(page(attempt, "result"))
    assert "<h1>You passed</h1>" in text(result)
    assert '<p class="score">6 of 6</p>' in text(result)
    assert "Your certificate is being prepared." in text(result)
    cycle.refresh_from_db()
    assert cycle.completed_at == attempt.results.get().marked_at


@pytest.mark.parametrize("slot", [1, 2, 3, 4, 5, 6])
def test_every_type_comes_back_as_it_was_saved(reader, attempt, slot):
    answer = as_form(right_response(version_of(attempt, slot)))
    reader.post(attempt, slot, answer)

    again = text(reader.client.get(page(attempt, "question", slot)))
    reader.post(attempt, slot, answer)

    assert "Saved" in again
    assert [*attempt.events.values_list("slot", "response")] == [
        (slot, right_response(version_of(attempt, slot)))
    ]


@pytest.mark.parametrize(
    ("then", "where"),
    [
        ("continue", ("question", 3)),
        ("previous", ("question", 1)),
        ("review", ("review",)),
        ("clear", ("question", 2)),
    ],
)
def test_each_button_leads_somewhere(reader, attempt, then, where):
    assert reader.post(attempt, 2, {}, then=then)["Location"] == page(attempt, *where)


def test_save_and_leave_keeps_the_answer(reader, attempt, quiz, browser_session):
    reply = reader.post(attempt, 6, {"value": "72"}, then="leave")

    assert reply["Location"] == quiz.get_url()
    assert AnswerEvent.objects.get().response == {"value": "72"}
    assert f'href="{page(attempt)}"' in text(browser_session.get(quiz.url))


def test_a_cleared_answer_is_gone(reader, attempt):
    reader.post(attempt, 6, {"value": "72"})
    reader.post(attempt, 6, {"value": "72"}, then="clear")

    assert [*attempt.events.values_list("response", flat=True)] == [{"value": "72"}, None]


def test_from_the_review_a_question_leads_back_to_it(reader, attempt, browser_session):
    review = text(browser_session.get(page(attempt, "review")))
    assert f'href="{page(attempt, "question", 2)}?review"' in review

    assert reader.post(attempt, 2, {}, tail="?review")["Location"] == page(attempt, "review")


def test_items_are_moved_by_buttons(reader, attempt):
    order = attempt.drawn[3]["order"]

    reply = reader.post(attempt, 4, {"order": order}, move=f"down:{order[0]}")

    assert reply["Location"] == page(attempt, "question", 4)
    assert AnswerEvent.objects.get().response == {"order": [order[1], order[0], *order[2:]]}


@pytest.mark.parametrize(
    ("slot", "answer", "target", "words"),
    [
        (6, {"value": "many"}, "id_value", "Write a number, such as 72 or 72,5."),
        (3, {"justification": "Because."}, "id_value_0", "Answer true or false."),
        (1, {"choice": "unknown"}, "id_choice_0", "This is not one of the choices."),
        (4, {"order": ["unknown"]}, "id_order", "This is not one of the choices."),
    ],
)
def test_what_cannot_be_an_answer_is_explained_beside_it(
    reader, attempt, slot, answer, target, words
):
    reply = reader.post(attempt, slot, answer)

    assert reply.status_code == 200
    assert "<title>Error:" in text(reply)
    assert f'<a href="#{target}">' in text(reply)
    assert text(reply).count(words) == 2
    assert f'id="{target}"' in text(reply)
    assert AnswerEvent.objects.count() == 0


def test_a_form_sent_twice_is_one_write(reader, attempt):
    form = reader.hidden(attempt, 6) | {"then": "continue", "value": "72"}
    for _n in range(2):
        reply = reader.client.post(page(attempt, "question", 6), form)
        assert reply["Location"] == page(attempt, "review")

    assert AnswerEvent.objects.count() == 1


def test_a_stale_tab_is_told_keeps_its_answer_and_can_save_it(reader, attempt, api):
    old = reader.hidden(attempt, 6)
    Sitter(api, attempt.pk).write(6, {"value": "72"})

    reply = reader.client.post(
        page(attempt, "question", 6), old | {"then": "continue", "value": "24"}
    )

    assert reply.status_code == 409
    assert "Continued on another device or in another tab" in text(reply)
    assert 'value="24"' in text(reply)
    assert [*attempt.events.values_list("kind", flat=True)] == ["answer", "superseded"]
    fresh = {
        "write_id": str(reply.context["write_id"]),
        "sequence": reply.context["desk"].paper["sequence"],
    }
    reader.client.post(page(attempt, "question", 6), fresh | {"value": "24"})
    assert attempt.events.last().response == {"value": "24"}


@pytest.mark.parametrize("broken", [{"write_id": "x"}, {"sequence": "x"}, {"sequence": "-1"}])
def test_a_tampered_form_loses_nothing(reader, attempt, broken):
    reply = reader.post(attempt, 6, {"value": "72"}, **broken)

    assert reply.status_code in {302, 409}
    assert AnswerEvent.objects.get().response == {"value": "72"}


def test_a_flag_shows_in_the_outline_and_the_review(reader, attempt, browser_session):
    reader.post(attempt, 2, {"flagged": "yes"})

    assert text(browser_session.get(page(attempt, "review"))).count("Flagged to check later") == 1
    assert 'id="id_flagged" checked' in text(browser_session.get(page(attempt, "question", 2)))
    assert reader.post(attempt, 2, {}, then="flag").status_code == 204
    assert "Flagged to check later" not in text(browser_session.get(page(attempt, "review")))


def test_submitting_with_gaps_asks_once(browser_session, reader, attempt):
    reader.post(attempt, 6, {"value": "72"})

    asked = browser_session.post(page(attempt, "submit"))
    assert "<title>Error:" in text(asked)
    assert "5 questions are not answered." in text(asked)
    assert '<a href="#id_confirm">' in text(asked)
    assert Attempt.objects.get().submitted_at is None

    reply = browser_session.post(page(attempt, "submit"), {"confirm": "yes"})
    assert reply["Location"] == page(attempt, "result")


def test_the_review_lists_what_is_not_answered_first(browser_session, reader, attempt):
    reader.post(attempt, 1, as_form(right_response(version_of(attempt, 1))))

    questions = browser_session.get(page(attempt, "review")).context["questions"]

    assert [each["slot"] for each in questions] == [2, 3, 4, 5, 6, 1]


def test_time_is_told_in_minutes_and_can_be_added(browser_session, reader, timed):
    shown = text(browser_session.get(page(timed, "question", 1)))
    assert "Minutes left: 30" in shown
    assert "Give me 10 more minutes" in shown

    reply = browser_session.post(
        page(timed, "extend"), {"write_id": str(uuid.uuid4()), "slot": "1"}
    )

    assert reply["Location"] == page(timed, "question", 1)
    assert "Minutes left: 40" in text(browser_session.get(page(timed, "question", 1)))


def test_when_time_is_over_gaps_are_not_asked_about(browser_session, timed):
    end = timezone.now() - datetime.timedelta(seconds=5)
    Attempt.objects.filter(pk=timed.pk).update(deadline_at=end)

    assert browser_session.post(page(timed, "submit"))["Location"] == page(timed, "result")


def test_a_practice_may_start_without_its_limit(browser_session, course, learner, questions):
    quiz = make_quiz(course, questions, time_limit_minutes=30, practice=True)
    open_cycle(learner, course.translation_key)
    assert "Start without a time limit" in text(browser_session.get(quiz.url))

    browser_session.post(f"/en/quiz/start/{quiz.translation_key}/", {"timed": "no"})

    assert Attempt.objects.get().deadline_at is None


def test_the_pages_are_in_the_language_of_their_address(
    browser_session, quiz, cycle, questions, course, learner
):
    for question in questions:
        translate_question(question, "ru")
    translate_tree(course, "ru")
    attempt = start_attempt(learner, quiz.translation_key, at=timezone.now())[0]

    russian = browser_session.get(page(attempt, "question", 1, language="ru"))
    kazakh = browser_session.get(page(attempt, "question", 1, language="kk"))

    assert russian.context["item"]["stem"] == "Question 1? (ru)"
    assert russian.context["desk"].quiz.title == "Final test 1 (ru)"
    assert '<h1 lang="en">Question 1?</h1>' in text(kazakh)


NOT_TRANSLATED = "This question is not yet translated into the language of the page."


def test_a_stale_translation_takes_only_its_own_question_out_of_the_language(
    browser_session, api, quiz, cycle, questions, learner
):
    for question in questions:
        translate_question(question, "kk")
    questions[0].stem = "Reworded?"
    questions[0].save()
    freeze(questions[0].translation_key)
    attempt = start_attempt(learner, quiz.translation_key, at=timezone.now())[0]

    with override("kk"):
        note = gettext(NOT_TRANSLATED)
    stale, other = (
        text(browser_session.get(page(attempt, "question", slot, language="kk"))) for slot in (1, 2)
    )
    assert ('<h1 lang="en">Reworded?</h1>' in stale, note in stale) == (True, True)
    assert 'lang="en">safety first</label>' in stale
    assert ("<h1>Question 2? (kk)</h1>" in other, note in other) == (True, False)

    review = text(browser_session.get(page(attempt, "review", language="kk")))
    assert '<span lang="en">Reworded?</span>' in review
    assert "<span>Question 2? (kk)</span>" in review

    Sitter(api, attempt.pk).submit()
    result = text(browser_session.get(page(attempt, "result", language="kk")))
    assert re.findall(r'<li class="result"( lang="en")?>', result) == [' lang="en"'] + [""] * 5
    assert "<h2>1. Reworded?</h2>" in result
    assert "<h2>2. Question 2? (kk)</h2>" in result


def test_without_a_cycle_the_page_leads_to_the_course(browser_session, quiz, course):
    words = text(browser_session.get(quiz.url))
    assert f'<a class="button" href="{course.url}">To the course</a>' in words

    reply = browser_session.post(f"/en/quiz/start/{quiz.translation_key}/", follow=True)
    assert "Start the course first; then its quizzes open." in text(reply)


def test_somebody_not_signed_in_sees_the_rules_and_the_way_in(client, quiz):
    words = text(client.get(quiz.url))

    assert "/accounts/login/?next=" in words
    assert client.post(f"/en/quiz/start/{quiz.translation_key}/").status_code == 302


@pytest.mark.parametrize(
    ("name", "args"),
    [("attempt", []), ("question", [1]), ("review", []), ("submit", []), ("result", [])],
)
def test_an_attempts_pages_are_its_learners_alone(client, attempt, name, args):
    anonymous = client.get(page(attempt, name, *args))
    client.force_login(UserFactory())
    stranger = client.get(page(attempt, name, *args))

    assert anonymous["Location"].startswith("/en/accounts/login/?next=")
    assert stranger.status_code == 404


def test_pages_of_an_attempt_stay_out_of_the_browsers_memory(browser_session, attempt):
    reply = browser_session.get(page(attempt, "question", 1))

    assert "no-store" in reply["Cache-Control"]
    assert browser_session.get(page(attempt, "question", 9)).status_code == 404


def test_who_checked_a_question_is_named_while_the_text_is_the_published_one(
    browser_session, attempt, sitter, questions
):
    expert = UserFactory(family_name="Ибраева", given_name="Гүлнәр")
    question = questions[0]
    question.save_revision().publish()
    sign_content(question, by=expert)
    sitter.submit()

    signed = text(browser_session.get(page(attempt, "result")))
    PublishedQuestion.objects.filter(pk=question.translation_key).delete()
    outdated = text(browser_session.get(page(attempt, "result")))

    assert signed.count("Checked by Ибраева Гүлнәр") == 1
    assert "Checked by" not in outdated


@pytest.mark.parametrize("reason", ["a\0b", "x" * 2001, "9" * 5000])
def test_a_reason_that_cannot_be_kept_is_shown_again(attempt, reader, reason):
    reply = reader.post(attempt, 3, {"value": "true", "justification": reason})

    assert reply.status_code == 200
    assert "error-summary" in text(reply)
    assert attempt.events.count() == 0
