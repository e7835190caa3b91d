"""The question bank through the editor's doors."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from assessments.editing import state_of
from assessments.models import PublishedQuestion, Question
from assessments.publishing import freeze
from courses.models import LessonPage
from tests.factories import UserFactory
from tests.factories.assessments import (
    TYPES,
    make_question,
    make_quiz,
    make_reference,
    translate_question,
)

LIST = "wagtailsnippets_assessments_question:list"
ADD = "wagtailsnippets_assessments_question:add"
EDIT = "wagtailsnippets_assessments_question:edit"


@pytest.fixture
def desk(client, site):
    """The editor as an administrator uses it, in English."""
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def options(*pairs: tuple[str, bool]) -> dict:
    rows = [
        {"text": text, "is_right": "on" if right else "", "feedback": f"About {text}"}
        for text, right in pairs
    ]
    items = {str(n): {"value": row, "order": str(n), "deleted": ""} for n, row in enumerate(rows)}
    return {"options": {"count": str(len(rows)), **items}}


def filled_in(*pairs: tuple[str, bool], kind: str = "single", **fields) -> dict:
    return nested_form_data(
        {
            "situation": "At the desk.",
            "stem": "What comes first?",
            "answer": streamfield([(kind, options(*pairs))]),
            "explanation": "Safety comes first.",
            "code": "T1",
            "level": "applied",
            "lesson_key": "",
        }
        | fields
    )


def text(reply) -> str:
    return reply.content.decode()


RIGHT = (("Safety", True), ("Statement", False))


def test_a_question_is_written_and_published(desk, django_capture_on_commit_callbacks):
    form = filled_in(*RIGHT) | {"action-publish": "1"}

    with django_capture_on_commit_callbacks(execute=True):
        reply = desk.post(reverse(ADD) + "?locale=en", form)

    assert reply.status_code == 302, text(reply)
    question = Question.objects.get()
    assert (question.live, question.source_language, question.type) == (True, "en", "single")
    version = PublishedQuestion.objects.get(pk=question.translation_key).version
    assert sorted(version.paper["languages"]["en"]["options"].values()) == ["Safety", "Statement"]


@pytest.mark.parametrize(
    ("kind", "pairs", "words"),
    [
        ("single", [("A", False), ("B", False)], "Mark exactly one answer as right."),
        ("single", [("A", True), ("B", True)], "Mark exactly one answer as right."),
        ("multiple", [("A", False), ("B", False)], "Mark at least one answer as right."),
        ("single", [("Same", True), ("same ", False)], "Two of these say the same."),
    ],
)
def test_a_key_that_cannot_be_right_is_refused(desk, kind, pairs, words):
    reply = desk.post(reverse(ADD) + "?locale=en", filled_in(*pairs, kind=kind))

    assert reply.status_code == 200
    assert words in text(reply)
    assert Question.objects.count() == 0


def test_a_question_needs_its_explanation_to_be_published(desk):
    form = filled_in(*RIGHT, explanation="") | {"action-publish": "1"}

    reply = desk.post(reverse(ADD) + "?locale=en", form)

    assert "explanation" in reply.context["form"].errors


def test_the_lesson_to_read_again_is_chosen_by_its_title(desk, course):
    lesson = LessonPage.objects.first()
    assert "Lesson 1" in text(desk.get(reverse(ADD) + "?locale=en"))

    form = filled_in(*RIGHT, lesson_key=str(lesson.translation_key)) | {"action-publish": "1"}
    desk.post(reverse(ADD) + "?locale=en", form)

    assert Question.objects.get().lesson_key == lesson.translation_key


def test_references_changed_in_the_form_are_published(desk):
    question = make_question()
    reference = make_reference("esp-2015-m3", kind="standard", mark="seen")
    form = filled_in(*RIGHT) | {"references": [reference.pk], "action-publish": "1"}

    reply = desk.post(reverse(EDIT, args=[question.pk]), form)

    assert reply.status_code == 302, text(reply)
    assert list(Question.objects.get().references.all()) == [reference]


def test_the_list_tells_type_use_and_languages(desk, course):
    question = make_question("ordering", code="P8")
    translate_question(question, "ru")
    make_quiz(course, [question])

    words = text(desk.get(reverse(LIST) + "?locale=en"))

    for word in ("P8 Question 1?", "Put in order", "Basic", "en, ru"):
        assert word in words


def test_a_quiz_in_two_languages_counts_once(desk, course, site):
    quiz = make_quiz(course, [make_question()])
    quiz.copy_for_translation(site["kk"].locale, copy_parents=True)

    assert [row.used_in for row in desk.get(reverse(LIST)).context["object_list"]] == [1]


def test_sources_are_ticked_one_by_one(desk):
    """In a list that lets go of all others at one click, sources get lost."""
    chosen, _other = make_reference("who-2014"), make_reference("cpc-71")
    question = make_question(references=[chosen])

    form = text(desk.get(reverse(EDIT, args=[question.pk])))

    boxes = re.findall(r'<input type="checkbox" name="references" [^>]+>', form)
    assert len(boxes) == 2
    assert [f'value="{chosen.pk}"' in box for box in boxes if "checked" in box] == [True]


def test_items_to_put_in_order_have_a_name_in_the_form(desk):
    form = text(desk.get(reverse(EDIT, args=[make_question("ordering").pk])))

    for label in ("Item", "Place in the order"):
        assert f"&quot;{label}&quot;" in form


def test_the_list_is_searched_and_filtered(desk):
    make_question("single", stem="Which number?")
    make_question("numeric", stem="How many hours?", level="applied")

    def found(**query) -> list[str]:
        reply = desk.get(reverse(LIST), {"locale": "en"} | query)
        return sorted(row.stem for row in reply.context["object_list"])

    assert found() == ["How many hours?", "Which number?"]
    assert found(q="hours") == ["How many hours?"]
    assert found(kind="single") == ["Which number?"]
    assert found(level="applied") == ["How many hours?"]
    assert found(live="false") == []


@pytest.mark.parametrize(("count", "queries"), [(1, 13), (3, 17)])
def test_the_list_asks_nothing_more_for_each_question(
    desk, count, queries, django_assert_num_queries
):
    """Two for each row are the translation tool's own buttons."""
    for _n in range(count):
        make_question()
    desk.get(reverse(LIST))

    with django_assert_num_queries(queries):
        desk.get(reverse(LIST))


@pytest.mark.parametrize("mode", ["learner", "taught"])
@pytest.mark.parametrize("kind", TYPES)
def test_both_previews_of_every_type(desk, kind, mode):
    question = make_question(kind, situation="At the desk.")

    words = text(question.make_preview_request(preview_mode=mode))

    assert "Question 1?" in words
    assert ("Because of 1." in words) is (mode == "taught")
    assert ("At the desk." in words) is (mode == "learner")


def test_a_translation_is_previewed_in_its_language(desk):
    copy = translate_question(make_question(), "kk")

    assert "Question 1? (kk)" in text(copy.make_preview_request(preview_mode="learner"))


def test_a_quiz_takes_its_questions_from_the_bank(desk, course):
    question = make_question()
    quiz = make_quiz(course, [])
    form = nested_form_data(
        {
            "title": quiz.title,
            "slug": quiz.slug,
            "summary": "",
            "source_language": "en",
            "pass_mark": "70",
            "feedback": "after",
            "comments": inline_formset([]),
            "quiz_items": inline_formset([{"question": question.pk, "points": "1"}]),
        }
    )

    reply = desk.post(
        reverse("wagtailadmin_pages:edit", args=[quiz.pk]), form | {"action-publish": "1"}
    )

    assert reply.status_code == 302, reply.context["form"].errors
    assert list(quiz.quiz_items.values_list("question_id", flat=True)) == [question.pk]


def test_the_list_tells_drafts_from_what_is_live(desk):
    draft, changed = make_question(live=False), make_question()
    changed.stem = "Reworded?"
    changed.save_revision()
    make_question()

    rows = desk.get(reverse(LIST)).context["object_list"]

    assert [(row.pk == draft.pk, str(state_of(row))) for row in rows] == [
        (True, "Draft"),
        (False, "Live, with a newer draft"),
        (False, "Live"),
    ]


def test_a_draft_may_wait_for_its_answer(desk):
    form = nested_form_data({"stem": "Later?", "answer": streamfield([])}) | {"level": "basic"}

    reply = desk.post(reverse(ADD) + "?locale=en", form)

    assert reply.status_code == 302, reply.context["form"].errors
    draft = Question.objects.get()
    assert (draft.live, draft.type) == (False, "")
    assert "<h1>Later?</h1>" in text(draft.make_preview_request(preview_mode="learner"))
    assert "Later?" in text(desk.get(reverse(LIST)))
    assert freeze(draft.translation_key) is None
