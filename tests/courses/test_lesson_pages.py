from io import BytesIO
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from accounts.models import StudyAdjustment
from courses.models import CompletionRecord, Enrolment, ItemCompletion, LessonPage, StepDone
from tests.factories import UserFactory
from tests.factories.courses import complete, enrol, lessons_of, make_course, step

pytestmark = pytest.mark.django_db
Notes = StudyAdjustment.Notes


@pytest.fixture
def enrolled(course, learner):
    return enrol(learner, course)


@pytest.fixture
def lesson(course):
    return lessons_of(course)[0]


@pytest.fixture
def difficult(site, learner):
    """A lesson of three steps; the second describes violence."""
    course = make_course(lessons=1)
    lesson = lessons_of(course)[0]
    lesson.steps = [step("Before"), step("Reactions", "describes"), step("After")]
    lesson.save_revision().publish()
    enrol(learner, course)
    return LessonPage.objects.get(pk=lesson.pk)


def at(lesson, tail: str = "") -> str:
    return f"{lesson.get_url()}{tail}"


def words(response) -> str:
    return response.content.decode()


def test_marking_every_step_completes_the_course(browser_session, course, enrolled):
    first, second = lessons_of(course)

    answers = [
        browser_session.post(at(lesson, f"steps/{number}/")).url
        for lesson in (first, second)
        for number in (1, 2)
    ]

    assert answers == [at(first, "steps/2/"), at(second), at(second, "steps/2/"), at(course)]
    assert CompletionRecord.objects.get().enrolment == enrolled
    assert "You have completed the course." in words(browser_session.get(at(course)))


def test_a_step_says_where_she_is_and_what_it_rests_on(browser_session, lesson, enrolled):
    page = words(browser_session.get(at(lesson, "steps/1/")))

    assert "Step 1 of 2" in page
    assert "Step 1.1: text." in page
    assert "Mark as done and continue" in page
    assert f'href="{at(lesson, "steps/2/")}"' in page


def test_pages_of_a_lesson_are_not_kept_by_the_browser(browser_session, lesson, enrolled):
    for tail in ("", "steps/1/", "summary/", "summary/pdf/"):
        response = browser_session.get(at(lesson, tail))
        assert (response.status_code, "no-store" in response["Cache-Control"]) == (200, True)


def test_who_is_not_signed_in_is_asked_to(client, lesson):
    for tail in ("", "steps/1/", "summary/", "summary/pdf/"):
        response = client.get(at(lesson, tail))
        assert response.status_code == 302
        assert response.url == f"{reverse('account_login')}?next={at(lesson, tail)}"


def test_who_has_not_started_is_shown_the_lesson_and_the_button(browser_session, course, lesson):
    assert browser_session.get(at(lesson, "steps/1/")).url == at(lesson)
    assert browser_session.post(at(lesson, "steps/1/")).url == at(lesson)
    assert "Start the course" in words(browser_session.get(at(lesson)))
    assert StepDone.objects.count() == Enrolment.objects.count() == 0


@pytest.mark.parametrize("tail", ["steps/0/", "steps/3/", "steps/x/", "steps/99999999999/note/"])
def test_a_step_that_is_not_there(browser_session, lesson, enrolled, tail):
    assert browser_session.get(at(lesson, tail)).status_code == 404


def test_another_language_keeps_the_step(browser_session, learner, site):
    course = make_course(languages=("kk",))
    enrol(learner, course)
    lesson = lessons_of(course)[0]
    kazakh = LessonPage.objects.get(
        translation_key=lesson.translation_key, locale__language_code="kk"
    )

    page = words(browser_session.get(at(lesson, "steps/2/")))

    assert f'href="{at(kazakh, "steps/2/")}"' in page
    assert 'href="/ru/"' in page
    browser_session.post(at(kazakh, "steps/1/"))
    assert StepDone.objects.get().block_id == UUID(lesson.steps[0].id)


def test_a_description_comes_with_its_note_first(browser_session, difficult):
    response = browser_session.get(at(difficult, "steps/2/"))
    assert response.url == at(difficult, "steps/2/note/")

    page = words(browser_session.get(response.url))
    assert "How people react" in page
    assert "To recognise it" in page
    assert [page.count(f'value="{route}"') for route in ("full", "summary", "later")] == [1, 1, 1]
    assert "Reactions: text." not in page


@pytest.mark.parametrize(
    ("route", "tail"),
    [
        ("full", "steps/2/"),
        ("summary", "steps/2/"),
        ("later", "steps/3/"),
        ("nonsense", "steps/3/"),
    ],
)
def test_each_choice_leads_on(browser_session, difficult, route, tail):
    response = browser_session.post(at(difficult, "steps/2/note/"), {"route": route})

    assert response.url == at(difficult, tail)


def test_the_choice_is_remembered_for_the_session_alone(browser_session, learner, difficult):
    browser_session.post(at(difficult, "steps/2/note/"), {"route": "summary"})

    assert browser_session.get(at(difficult, "steps/2/")).url == at(difficult, "steps/2/summary/")
    assert "Summary version" in words(browser_session.get(at(difficult, "steps/2/summary/")))
    elsewhere = Client()
    elsewhere.force_login(learner)
    assert elsewhere.get(at(difficult, "steps/2/")).url == at(difficult, "steps/2/note/")


def test_the_summary_counts_the_same_and_leaves_no_trace(browser_session, learner, difficult):
    other = UserFactory()
    complete(enrol(other, difficult.get_parent().get_parent().specific))
    browser_session.post(at(difficult, "steps/2/note/"), {"route": "summary"})
    for number in (1, 2, 3):
        browser_session.post(at(difficult, f"steps/{number}/"))

    assert CompletionRecord.objects.filter(learner=learner).count() == 1
    assert [field.name for field in StepDone._meta.get_fields()] == [
        "id",
        "enrolment",
        "lesson_key",
        "block_id",
        "done_at",
    ]


@pytest.mark.parametrize(
    ("wish", "status"), [(Notes.ALWAYS, 302), (Notes.DESCRIPTIONS, 302), (Notes.NEVER, 200)]
)
def test_her_wish_about_notes_is_honoured(browser_session, learner, difficult, wish, status):
    StudyAdjustment.objects.create(user=learner, content_notes=wish)

    assert browser_session.get(at(difficult, "steps/2/")).status_code == status


def test_the_lesson_on_one_page(browser_session, lesson, enrolled):
    lesson.key_points = [("section", {"title": "", "text": "<ul><li>Ұйқы мен көмек</li></ul>"})]
    lesson.save_revision().publish()

    assert "Ұйқы мен көмек" in words(browser_session.get(at(lesson, "summary/")))
    response = browser_session.get(at(lesson, "summary/pdf/"))

    assert response["Content-Type"] == "application/pdf"
    text = PdfReader(BytesIO(b"".join(response.streaming_content))).pages[0].extract_text()
    assert "Ұйқы мен көмек" in text
    assert "Lesson 1" in text


def test_a_letter_the_font_lacks_leads_back_with_a_message(browser_session, lesson, enrolled):
    lesson.key_points = [("section", {"title": "", "text": "<p>漢</p>"})]
    lesson.save_revision().publish()

    response = browser_session.get(at(lesson, "summary/pdf/"), follow=True)

    assert response.redirect_chain == [(at(lesson, "summary/"), 302)]
    assert "The PDF could not be made." in words(response)


def test_a_plain_step_has_neither_note_nor_summary(browser_session, lesson, enrolled):
    assert browser_session.get(at(lesson, "steps/1/note/")).url == at(lesson, "steps/1/")
    assert browser_session.get(at(lesson, "steps/1/summary/")).url == at(lesson, "steps/1/")


def test_continue_leads_to_the_first_undone_step_after_the_last_done(
    browser_session, course, enrolled
):
    first, second = lessons_of(course)
    resume = reverse("courses:continue", args=[course.translation_key])

    assert browser_session.get(resume).url == at(first, "steps/1/")
    browser_session.post(at(first, "steps/1/"))
    assert browser_session.get(resume).url == at(first, "steps/2/")
    browser_session.post(at(second, "steps/1/"))
    assert browser_session.get(resume).url == at(second, "steps/2/")
    browser_session.post(at(second, "steps/2/"))
    assert browser_session.get(resume).url == at(first, "steps/2/")
    browser_session.post(at(first, "steps/2/"))
    assert browser_session.get(resume).url == at(course)


def test_she_goes_on_in_the_language_of_her_studies(browser_session, learner, site):
    course = make_course(languages=("kk",))
    enrol(learner, course)
    learner.study_language = "kk"
    learner.save()

    resume = reverse("courses:continue", args=[course.translation_key])

    assert browser_session.get(resume).url.startswith("/kk/")


def test_the_same_lesson_twice_is_one_completion(browser_session, lesson, enrolled):
    for number in (1, 2, 2, 1):
        browser_session.post(at(lesson, f"steps/{number}/"))

    assert ItemCompletion.objects.count() == 1


@pytest.mark.parametrize("lessons", [1, 3])
def test_a_step_takes_the_same_queries_however_long_the_course(
    browser_session, learner, site, django_assert_num_queries, lessons
):
    course = make_course(lessons=lessons)
    enrol(learner, course)
    address = at(lessons_of(course)[0], "steps/1/")
    browser_session.get(address)

    with django_assert_num_queries(29):
        browser_session.get(address)
