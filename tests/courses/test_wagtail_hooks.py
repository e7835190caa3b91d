import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import Page

from courses.models import LessonPage
from tests.factories import UserFactory
from tests.factories.courses import enrol, lessons_of, make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


def learned_pages(course):
    """The lesson, its module, the course and the catalogue above it."""
    lesson = lessons_of(course)[0]
    return [lesson, lesson.get_parent(), course, course.get_parent()]


def test_a_page_people_learn_from_is_not_deleted_by_the_editor(editor, course, learner):
    enrol(learner, course)

    for page in learned_pages(course):
        editor.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        editor.post(f"{url}?id={page.pk}")

    assert LessonPage.objects.count() == 2
    url = reverse("wagtailadmin_pages:delete", args=[course.pk])
    answer = editor.post(url, follow=True, headers={"Accept-Language": "en"})
    assert "People have learned from this page" in answer.content.decode()


def test_nor_by_code(course, learner):
    enrol(learner, course)

    for page in learned_pages(course)[:3]:
        with pytest.raises(ProtectedError):
            page.specific.delete()


def test_a_page_nobody_learned_from_may_go(editor, course, learner):
    enrol(learner, course)
    other = make_course()

    editor.post(reverse("wagtailadmin_pages:delete", args=[other.pk]))

    assert not Page.objects.filter(pk=other.pk).exists()
