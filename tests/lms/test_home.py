from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from certificates.models import Certificate
from certificates.withdrawing import revoke
from tests.factories import AgencyFactory, MembershipFactory, PostFactory, UserFactory
from tests.factories.courses import complete, enrol, lessons_of, make_course
from tracking.requiring import require

pytestmark = pytest.mark.django_db


@pytest.fixture
def employer(learner):
    agency = AgencyFactory()
    MembershipFactory(person=learner, agency=agency, post=PostFactory())
    return agency


@pytest.fixture
def boss(db):
    return UserFactory(family_name="Жұмабаев", given_name="Тимур", email="boss@example.kz")


def words(client, address: str = "/en/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    return response.content.decode()


def owed(employer, course, boss, days: int) -> None:
    require(employer, course.translation_key, timezone.localdate() + timedelta(days=days), by=boss)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (20, "Due in 20 days, on"),
        (1, "Due in 1 day, on"),
        (0, "Due today,"),
        (-3, "Due date was"),
    ],
)
def test_home_says_what_is_required_and_by_when_in_words(
    browser_session, course, employer, boss, days, expected
):
    owed(employer, course, boss, days)

    page = words(browser_session)

    assert "Do next" in page
    assert course.title in page
    assert expected in page
    assert "Assigned by Жұмабаев Тимур." in page


def test_home_leads_back_to_the_step(browser_session, learner, course, employer, boss):
    owed(employer, course, boss, 20)
    enrol(learner, course)
    lesson = lessons_of(course)[0]
    browser_session.post(f"{lesson.get_url()}steps/1/")

    page = words(browser_session)

    assert f'href="{lesson.get_url()}steps/2/"' in page
    assert "Continue: Lesson 1, step 2 of 2" in page
    assert "about 12 min left" in page


def test_nothing_required_is_said_and_courses_are_suggested(browser_session, site):
    titles = [make_course().title for _n in range(3)]

    page = words(browser_session)

    assert "Nothing is required of you now." in page
    assert [title in page for title in titles] == [True, True, False]


def test_after_a_long_absence_she_is_welcomed(browser_session, learner, course):
    enrolment = enrol(learner, course)
    lesson = lessons_of(course)[0]
    browser_session.post(f"{lesson.get_url()}steps/1/")
    assert "Welcome back" not in words(browser_session)
    enrolment.steps_done.update(done_at=timezone.now() - timedelta(days=22))

    assert "Welcome back. Your place is kept." in words(browser_session)


def test_my_learning_groups_what_she_has(browser_session, learner, site, employer, boss):
    required, running, finished = (make_course() for _n in range(3))
    owed(employer, required, boss, 20)
    enrol(learner, running)
    record = complete(enrol(learner, finished))
    certificate = Certificate.objects.filter(record=record).first()

    page = words(browser_session, "/en/learn/")

    for heading in ("Do next (1)", "In progress (1)", "Done (1)"):
        assert heading in page
    positions = [page.index(course.title) for course in (required, running, finished)]
    assert positions == sorted(positions)
    assert "0 of 2 parts done" in page
    assert certificate is None or certificate.serial in page


def test_my_learning_is_for_people_who_signed_in(client, site):
    assert client.get("/en/learn/").url.startswith("/en/accounts/login/")


def test_nothing_assigned_is_said(browser_session, site):
    page = words(browser_session, "/en/learn/")

    assert "Nothing to do now." in page
    assert page.count("Nothing yet.") == 2


def test_a_withdrawn_certificate_lets_her_take_the_course_again(
    browser_session, learner, course, boss, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        complete(enrol(learner, course))
    assert "Done (1)" in words(browser_session, "/en/learn/")

    revoke(Certificate.objects.get(), "Issued by mistake", boss)

    assert "Done (0)" in words(browser_session, "/en/learn/")
    assert "Start the course" in browser_session.get(course.get_url()).content.decode()


def test_others_do_not_show(browser_session, course):
    complete(enrol(UserFactory(), course))

    assert "Done (0)" in words(browser_session, "/en/learn/")


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [("/en/", 25), ("/en/learn/", 14)])
def test_the_lists_take_the_same_queries_however_long(
    browser_session,
    learner,
    site,
    employer,
    boss,
    django_assert_num_queries,
    count,
    address,
    queries,
):
    for _n in range(count):
        owed(employer, make_course(languages=("ru",)), boss, 20)
        enrol(learner, make_course())
        with time_machine.travel(timezone.now() - timedelta(days=1)):
            complete(enrol(learner, make_course()))
    cache.clear()
    browser_session.get(address)

    with django_assert_num_queries(queries):
        browser_session.get(address)
