from datetime import datetime
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.completing import complete_item
from courses.models import CompletionRecord, Enrolment, ItemCompletion
from tests.factories import UserFactory
from tests.factories.courses import complete, enrol, lessons_of, make_course

pytestmark = pytest.mark.django_db
COURSES = "/api/v1/courses/"


def enrolments(course) -> str:
    return f"{COURSES}{course.translation_key}/enrolments/"


def finishing(enrolment, lesson) -> str:
    key = getattr(lesson, "translation_key", lesson)
    return f"/api/v1/enrolments/{enrolment.pk}/items/{key}/complete/"


def test_the_catalogue(api, site):
    course = make_course(languages=("kk",), law_date="2026-03-31")

    answer = api.get(COURSES, {"language": "kk"}).json()

    assert answer == {
        "count": 1,
        "next": None,
        "previous": None,
        "results": [
            {
                "key": str(course.translation_key),
                "title": "First response 1 (kk)",
                "summary": "What to do.",
                "language": "kk",
                "languages": ["kk", "en"],
                "role": "police",
                "hours": "3.0",
                "edition": "2026-1",
                "law_date": "2026-03-31",
                "describes_violence": False,
                "retired": False,
                "url": answer["results"][0]["url"],
            }
        ],
    }
    assert answer["results"][0]["url"].startswith("/kk/courses/")


@pytest.mark.parametrize(
    ("header", "language"), [("kk", "kk"), ("ru, en;q=0.5", "en"), ("en", "en"), ("de", "kk")]
)
def test_the_language_follows_the_header(api, site, header, language):
    make_course(languages=("kk",))

    answer = api.get(COURSES, headers={"accept-language": header}).json()

    assert answer["results"][0]["language"] == language


def test_the_header_counts_for_more_than_what_the_browser_chose_on_a_page(api, site):
    make_course(languages=("kk",))
    api.cookies["django_language"] = "kk"

    answer = api.get(COURSES, headers={"accept-language": "en"}).json()
    without_header = api.get(COURSES).json()

    assert answer["results"][0]["language"] == "en"
    assert without_header["results"][0]["language"] == "kk"


@pytest.mark.parametrize(
    ("query", "count"),
    [({"role": "medical"}, 0), ({"role": "police"}, 1), ({"duration": "medium"}, 1)],
)
def test_filters(api, course, query, count):
    assert api.get(COURSES, query).json()["count"] == count


@pytest.mark.parametrize("name", ["role", "duration", "available_in", "language"])
def test_a_filter_nobody_offers_is_refused_by_name(api, course, name):
    answer = api.get(COURSES, {name: "nonsense"})

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, name)


def test_one_course_with_my_progress(api, learner, course):
    enrolment = enrol(learner, course)
    first, second = lessons_of(course)
    complete_item(enrolment, first.translation_key, at=timezone.now())

    answer = api.get(f"{COURSES}{course.translation_key}/", {"language": "en"}).json()

    [module] = answer["modules"]
    assert module["title"] == "First contact"
    assert [(i["key"], i["kind"], i["state"], i["minutes"]) for i in module["items"]] == [
        (str(first.translation_key), "lesson", "done", 6),
        (str(second.translation_key), "lesson", "not_started", 6),
    ]
    assert (answer["items_done"], answer["items_needed"]) == (1, 2)
    assert answer["enrolment"]["id"] == str(enrolment.pk)


def test_a_course_without_a_cycle_and_one_that_is_not_there(api, client, course):
    address = f"{COURSES}{course.translation_key}/"

    assert api.get(address).json()["enrolment"] is None
    assert client.get(address).json()["enrolment"] is None
    assert api.get(f"{COURSES}{uuid4()}/").status_code == 404


def test_a_cycle_opens_once(api, learner, course):
    created, again = api.post(enrolments(course)), api.post(enrolments(course))

    assert (created.status_code, again.status_code) == (201, 200)
    assert created.json() == again.json()
    body = created.json()
    assert (body["state"], body["cycle"], body["completed_at"]) == ("open", 1, None)
    assert [item["completed_at"] for item in body["items"]] == [None, None]
    assert datetime.fromisoformat(body["opened_at"]).utcoffset().total_seconds() == 0
    assert Enrolment.objects.get().learner == learner


def test_a_course_that_stands_completed_is_not_opened_again(api, learner, course):
    complete(enrol(learner, course))

    answer = api.post(enrolments(course))

    assert (answer.status_code, answer.json()["state"]) == (200, "completed")
    assert Enrolment.objects.count() == 1


def test_what_cannot_be_opened(api, course):
    assert api.post(f"{COURSES}{uuid4()}/enrolments/").status_code == 404
    course.retired_on = timezone.localdate()
    course.save_revision().publish()

    answer = api.post(enrolments(course))

    assert (answer.status_code, answer.json()["code"]) == (409, "course_retired")


def test_marking_a_lesson_twice_is_harmless(api, learner, course):
    enrolment = enrol(learner, course)
    lesson = lessons_of(course)[0]

    first, second = (api.post(finishing(enrolment, lesson)) for _n in range(2))

    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()
    assert ItemCompletion.objects.count() == 1


def test_the_last_lesson_completes_the_course(api, learner, course):
    enrolment = enrol(learner, course)

    answers = [api.post(finishing(enrolment, lesson)).json() for lesson in lessons_of(course)]

    assert [answer["state"] for answer in answers] == ["open", "completed"]
    assert CompletionRecord.objects.get().learner == learner


def test_a_quiz_is_not_marked_by_hand(api, learner, course):
    enrolment, quiz = enrol(learner, course), uuid4()
    enrolment.required_items = [{"key": str(quiz), "kind": "quiz"}]
    enrolment.save()

    answer = api.post(finishing(enrolment, quiz))

    assert (answer.status_code, answer.json()["code"]) == (409, "item_is_quiz")
    assert ItemCompletion.objects.count() == 0


def test_what_is_not_there_or_not_mine(api, learner, course):
    mine, theirs = enrol(learner, course), enrol(UserFactory(), course)
    lesson = lessons_of(course)[0]

    assert api.post(finishing(mine, uuid4())).status_code == 404
    assert api.post(finishing(theirs, lesson)).status_code == 404
    assert ItemCompletion.objects.count() == 0


def test_without_signing_in(client, course, learner):
    enrolment = enrol(learner, course)

    assert client.get(COURSES).status_code == 200
    assert client.post(enrolments(course)).status_code == 401
    assert client.get("/api/v1/me/enrolments/").status_code == 401
    assert client.post(finishing(enrolment, lessons_of(course)[0])).status_code == 401


@pytest.mark.parametrize("count", [1, 3])
def test_lists_take_the_same_queries_however_long(
    api, learner, site, django_assert_num_queries, count
):
    for _n in range(count):
        complete(enrol(learner, make_course(languages=("ru",))))
    api.get(COURSES)

    with django_assert_num_queries(5):
        assert api.get(COURSES).json()["count"] == count
    with django_assert_num_queries(5):
        assert api.get("/api/v1/me/enrolments/").json()["count"] == count


@pytest.mark.parametrize("lessons", [1, 3])
def test_a_course_takes_the_same_queries_however_long(
    api, learner, site, django_assert_num_queries, lessons
):
    course = make_course(lessons=lessons)
    enrol(learner, course)
    address = reverse("v1:course", args=[course.translation_key])
    api.get(address)

    with django_assert_num_queries(11):
        api.get(address)
