"""Which courses there are, each once, in the best language; the same list for pages and API."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, Min, OuterRef, QuerySet

from courses.finding import in_best_language
from courses.models import CoursePage, LessonPage
from courses.outlining import Outline

# Academic hours: up to, and including.
SHORT, MEDIUM = 1, 3


@dataclass
class Entry:
    """One course of the catalogue as shown to a reader of one language."""

    page: CoursePage
    language: str
    languages: list[str]
    describes_violence: bool
    outline: Outline | None = None


def courses_offered(*, role: str = "", available_in: str = "", duration: str = "") -> QuerySet:
    """One live page for each course, in the editors' order; shared facts only.

    ``duration`` is "short" (up to 1 hour), "medium" (up to 3) or "long".
    """
    live = CoursePage.objects.live()
    firsts = live.values("translation_key").annotate(first=Min("pk")).values("first")
    courses = CoursePage.objects.filter(pk__in=firsts).order_by("path")
    if role:
        courses = courses.filter(audience=role)
    if available_in:
        there = live.filter(locale__language_code=available_in).values("translation_key")
        courses = courses.filter(translation_key__in=there)
    return _of_duration(courses, duration)


def entries(courses: list[CoursePage], language: str) -> list[Entry]:
    """These courses as a reader of ``language`` sees them, in two queries."""
    keys = [course.translation_key for course in courses]
    difficult = LessonPage.objects.live().filter(
        describes_violence=True, path__startswith=OuterRef("path")
    )
    pages = CoursePage.objects.live().filter(translation_key__in=keys).select_related("locale")
    pages = pages.defer_streamfields().annotate(difficult=Exists(difficult))
    of_course: dict = {}
    for page in pages:
        of_course.setdefault(page.translation_key, []).append(page)
    return [_entry(of_course[key], language) for key in keys if key in of_course]


def _entry(pages: list[CoursePage], language: str) -> Entry:
    shown = in_best_language(pages, language) or pages[0]
    codes = {page.locale.language_code for page in pages}
    return Entry(
        page=shown,
        language=shown.locale.language_code,
        languages=[code for code, _name in settings.LANGUAGES if code in codes],
        describes_violence=any(page.difficult for page in pages),
    )


def _of_duration(courses: QuerySet, duration: str) -> QuerySet:
    if duration == "short":
        return courses.filter(hours__lte=SHORT)
    if duration == "medium":
        return courses.filter(hours__gt=SHORT, hours__lte=MEDIUM)
    if duration == "long":
        return courses.filter(hours__gt=MEDIUM)
    return courses
