"""Finding courses, lessons and what a cycle consists of, in the language asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from wagtail.models import Page

from courses.models import CourseItem, CoursePage
from courses.models.pages import LearningPage

AnyLearningPage = TypeVar("AnyLearningPage", bound=LearningPage)


@dataclass(frozen=True)
class Item:
    """Something to complete: ``kind`` is "lesson" or "quiz"."""

    key: UUID
    kind: str
    title: str
    required: bool

    def pinned(self) -> dict[str, str]:
        """How an enrolment keeps it."""
        return {"key": str(self.key), "kind": self.kind}


def in_best_language(
    pages: Iterable[AnyLearningPage], language: str | None
) -> AnyLearningPage | None:
    """The one of these translations to show: as asked, else the source, else any."""

    def distance(page: AnyLearningPage) -> int:
        code = page.locale.language_code
        return 0 if code == language else 1 if code == page.source_language else 2

    return min(pages, key=distance, default=None)


def course_page(key: UUID, language: str | None) -> CoursePage | None:
    """The live page of a course; None when no language has one."""
    pages = CoursePage.objects.live().filter(translation_key=key).select_related("locale")
    return in_best_language(pages, language)


def localized(page: AnyLearningPage, language: str) -> AnyLearningPage | None:
    """The same page, live, in exactly this language."""
    if page.locale.language_code == language:
        return page
    same = type(page).objects.live().filter(translation_key=page.translation_key)
    return same.filter(locale__language_code=language).select_related("locale").first()


def live_below(page: Page) -> list[Page]:
    """Published pages below, in course order; nothing below an unpublished one."""
    below = list(page.get_descendants().select_related("locale").order_by("path").specific())
    hidden = tuple(node.path for node in below if not node.live)
    return [node for node in below if not node.path.startswith(hidden)]


def course_items(course_key: UUID) -> list[Item]:
    """Lessons and quizzes of the course in order, from the tree it was first written in."""
    course = course_page(course_key, None)
    if course is None:
        return []
    return [
        Item(node.translation_key, node.item_kind, node.title, node.required)
        for node in live_below(course)
        if isinstance(node, CourseItem)
    ]
