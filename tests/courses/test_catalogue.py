import pytest
from django.core.cache import cache

from courses.models import CataloguePage
from tests.factories.courses import lessons_of, make_course, step

pytestmark = pytest.mark.django_db


def catalogue(client, language: str = "en", **query) -> str:
    page = CataloguePage.objects.get(locale__language_code=language)
    response = client.get(page.get_url(), query)
    assert response.status_code == 200
    return response.content.decode()


def test_each_course_stands_once_with_what_a_reader_decides_by(client, site):
    course = make_course(languages=("ru", "kk"), law_date="2026-03-31")
    lesson = lessons_of(course)[0]
    lesson.steps = [step("Reactions", "describes")]
    lesson.save_revision().publish()

    page = catalogue(client)

    assert page.count("list__title") == 1
    assert f'<a href="{course.get_url()}">First response 1</a>' in page
    for words in (
        "1 course",
        "For: Police",
        "Academic hours: 3",
        "Қазақша",
        "Русский",
        "Law as at 31 March 2026",
        "Contains descriptions of violence",
    ):
        assert words in page
    assert "Not yet in" not in page


def test_a_course_that_is_not_translated_says_so_and_is_not_hidden(client, site):
    course = make_course(languages=("ru",))

    page = catalogue(client, "kk")

    assert f'<a href="{course.get_url()}" lang="en">' in page
    assert 'class="tag"' in page
    assert "First response 1 (ru)" in catalogue(client, "ru")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"role": "police"}, ["Police long", "Police short"]),
        ({"role": "medical"}, ["Medical"]),
        ({"duration": "short"}, ["Police short"]),
        ({"duration": "medium"}, ["Medical"]),
        ({"duration": "long"}, ["Police long"]),
        ({"available_in": "ru"}, ["Medical"]),
        ({"role": "police", "duration": "medium"}, []),
        ({"role": "judge"}, []),
        ({}, ["Police long", "Police short", "Medical"]),
    ],
)
def test_filters(client, site, query, expected):
    make_course(title="Police long", hours="3.5")
    make_course(title="Police short", hours="1.0")
    make_course(title="Medical", hours="2.0", audience="medical", languages=("ru",))

    page = catalogue(client, **query)

    assert [
        t for t in ("Police long", "Police short", "Medical") if f">{t}</a>" in page
    ] == expected


def test_an_empty_result_leads_back(client, site):
    assert "No courses for this role yet." in catalogue(client, role="judge")
    assert "No course fits these filters." in catalogue(client, duration="short")
    assert "There are no courses yet." in catalogue(client)


@pytest.mark.parametrize("name", ["role", "available_in", "duration"])
def test_a_filter_nobody_offers_is_named_and_the_list_stays(client, course, name):
    page = catalogue(client, **{name: "nonsense"})

    assert "There is a problem" in page
    assert course.title in page


@pytest.mark.parametrize("number", ["0", "99", "x", "-1"])
def test_a_page_number_that_is_not_there_shows_the_nearest(client, course, number):
    assert course.title in catalogue(client, page=number)


def test_twenty_courses_a_page(client, site):
    for _n in range(21):
        make_course(lessons=1, steps=1)

    assert catalogue(client, role="police").count("list__title") == 20
    second = catalogue(client, role="police", page="2")
    assert second.count("list__title") == 1
    assert 'href="?role=police&amp;page=1"' in second


@pytest.mark.parametrize("courses", [1, 3])
def test_the_list_takes_the_same_queries_however_long(
    client, site, django_assert_num_queries, courses
):
    for _n in range(courses):
        make_course(languages=("ru",))
    cache.clear()
    catalogue(client)
    page = CataloguePage.objects.get(locale__language_code="en").get_url()

    with django_assert_num_queries(11):
        client.get(page)
