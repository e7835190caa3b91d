import pytest
from django.utils import translation

from lms.language_links import language_links
from tests.factories.courses import make_course


def addresses(request, page=None, *, lost=False, language="en") -> list[str]:
    with translation.override(language):
        return [link["url"] for link in language_links(request, page, lost=lost)]


@pytest.mark.django_db
def test_page_leads_to_its_translations_and_else_to_the_home(rf, site, django_assert_num_queries):
    course = make_course(languages=("ru",))
    request = rf.get(course.url, SERVER_NAME="localhost")
    course.get_url(request)  # the site's addresses are remembered from here on

    with django_assert_num_queries(1):
        assert addresses(request, course) == [
            "/kk/",
            "/ru/courses/first-response-1/",
            "/en/courses/first-response-1/",
        ]


@pytest.mark.django_db
def test_unpublished_translation_is_not_offered(rf, site):
    course = make_course(languages=("ru",))
    course.get_translations().get().unpublish()

    assert addresses(rf.get(course.url, SERVER_NAME="localhost"), course)[1] == "/ru/"


def test_other_pages_keep_their_place_and_their_filters(rf):
    assert addresses(rf.get("/en/accounts/login/", {"next": "/en/x/"})) == [
        "/kk/accounts/login/?next=%2Fen%2Fx%2F",
        "/ru/accounts/login/?next=%2Fen%2Fx%2F",
        "/en/accounts/login/?next=%2Fen%2Fx%2F",
    ]


def test_address_without_a_language_takes_it_as_a_parameter(rf):
    assert addresses(rf.get("/healthz", {"a": "1"}), language="ru") == [
        "/healthz?a=1&language=kk",
        "/healthz?a=1&language=ru",
        "/healthz?a=1&language=en",
    ]


def test_lost_reader_is_led_home(rf):
    assert addresses(rf.get("/en/nothing/"), lost=True) == ["/kk/", "/ru/", "/en/"]


def test_current_language_is_marked(rf):
    with translation.override("ru"):
        marks = [link["current"] for link in language_links(rf.get("/ru/"))]

    assert marks == [False, True, False]


@pytest.mark.django_db
def test_choosing_a_language_follows_the_person(browser_session, learner):
    page = browser_session.get("/en/account/?a=1").content.decode()
    assert 'href="/kk/account/?a=1&amp;language=kk"' in page

    response = browser_session.get("/kk/account/?a=1&language=kk")

    learner.refresh_from_db()
    assert (response["Location"], learner.interface_language) == ("/kk/account/?a=1", "kk")
