import pytest

from courses.models import CoursePage, LessonPage
from tests.factories.courses import make_course

pytestmark = pytest.mark.django_db


def test_a_course_keeps_its_keys_and_block_ids_in_every_language(site):
    make_course(languages=("ru", "kk"))

    assert CoursePage.objects.values("translation_key").distinct().count() == 1
    lessons = LessonPage.objects.filter(slug="lesson-1")
    assert {tuple(block.id for block in lesson.steps) for lesson in lessons} == {
        tuple(block.id for block in lessons[0].steps)
    }
    assert sorted(lesson.locale.language_code for lesson in lessons) == ["en", "kk", "ru"]
