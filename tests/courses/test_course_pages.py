import pytest
from django.urls import reverse
from django.utils import timezone

from courses.models import CoursePage, Enrolment, ModulePage
from tests.factories.courses import complete, enrol, lessons_of, make_course, step, translate_tree

pytestmark = pytest.mark.django_db


def words(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def start(client, course, **data):
    return client.post(reverse("courses:start", args=[course.translation_key]), data)


def test_a_visitor_reads_what_the_course_is_and_is_asked_to_sign_in_to_start(client, course):
    page = words(client.get(course.get_url()))
    assert "Start the course" in page
    assert "Lesson 1" in page

    answer = start(client, course)

    assert answer.url.startswith(reverse("account_login"))
    assert Enrolment.objects.count() == 0


def test_starting_leads_to_the_first_step(browser_session, course):
    answer = start(browser_session, course)

    assert answer.url == f"{lessons_of(course)[0].get_url()}steps/1/"
    assert Enrolment.objects.count() == 1
    assert start(browser_session, course).url == answer.url
    assert Enrolment.objects.count() == 1


def test_after_signing_in_the_link_shows_the_course_and_starts_nothing(browser_session, course):
    address = reverse("courses:start", args=[course.translation_key])

    assert browser_session.get(address).url == course.get_url()
    assert Enrolment.objects.count() == 0


def test_continue_names_the_step(browser_session, learner, course):
    enrol(learner, course)

    page = words(browser_session.get(course.get_url()))

    assert page.count("Continue: Lesson 1, step 1 of 2") == 2
    assert "0 of 2 parts done" in page


def test_the_outline_says_in_words_how_far_she_is(browser_session, learner, course):
    enrol(learner, course)
    first, second = lessons_of(course)
    for number in (1, 2):
        browser_session.post(f"{first.get_url()}steps/{number}/")
    browser_session.post(f"{second.get_url()}steps/1/")

    page = words(browser_session.get(course.get_url()))

    assert "1 of 2 parts done" in page
    outline = page[page.index('id="outline"') :]
    assert [outline.index(w) < outline.index("Lesson 2") for w in ("Lesson 1", "Done")] == [
        True
    ] * 2
    assert "Continue: Lesson 2, step 2 of 2" in page


def test_a_completed_course_says_when_and_offers_nothing_to_start(browser_session, learner, course):
    complete(enrol(learner, course))

    page = words(browser_session.get(course.get_url()))

    assert "You completed this course on" in page
    assert "Start the course" not in page
    assert "Renew" not in page


def test_a_retired_course_is_read_and_not_started(browser_session, course):
    course.retired_on = timezone.localdate()
    course.save_revision().publish()

    page = words(browser_session.get(course.get_url()))
    assert "No longer maintained since" in page
    assert "Start the course" not in page
    assert start(browser_session, course).url == course.get_url()
    assert Enrolment.objects.count() == 0


def test_a_lesson_not_yet_translated_is_shown_in_its_language(browser_session, learner, site):
    course = make_course(lessons=1, languages=("kk",))
    module = ModulePage.objects.get(locale__language_code="en")
    from_later = lessons_of(course)[0].copy(
        to=module, update_attrs={"slug": "later", "title": "Later"}, keep_live=True
    )
    from_later.save_revision().publish()
    kazakh = CoursePage.objects.get(locale__language_code="kk")

    page = words(browser_session.get(kazakh.get_url()))

    assert "Lesson 1 (kk)" in page
    assert '<span lang="en">Later</span>' in page


def test_difficult_lessons_are_marked_before_they_open(client, course):
    lesson = lessons_of(course)[0]
    lesson.steps = [step("Reactions", "describes")]
    lesson.save_revision().publish()

    page = words(client.get(course.get_url()))

    assert page.count("Describes violence") == 2


def test_a_module_shows_its_lessons(browser_session, learner, course):
    enrol(learner, course)

    page = words(browser_session.get(ModulePage.objects.get().get_url()))

    assert "First contact" in page
    assert "Lesson 2" in page
    assert "Continue: Lesson 1" in page


def test_an_unknown_course_is_not_found(browser_session, site):
    address = reverse("courses:start", args=["00000000-0000-0000-0000-000000000000"])

    assert browser_session.get(address).status_code == 404
    assert browser_session.post(address).status_code == 404


@pytest.mark.parametrize("lessons", [1, 3])
def test_the_course_page_takes_the_same_queries_however_long(
    browser_session, learner, site, django_assert_num_queries, lessons
):
    course = make_course(lessons=lessons)
    translate_tree(course, "kk")
    enrol(learner, course)
    kazakh = CoursePage.objects.get(locale__language_code="kk").get_url()
    browser_session.get(kazakh)

    with django_assert_num_queries(30):
        browser_session.get(kazakh)
