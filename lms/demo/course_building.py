"""Owns how a demonstration course is built from its files: course, modules, lessons."""

from datetime import date
from uuid import UUID

from wagtail.models import Page

from courses.models import CoursePage, LessonPage, ModulePage
from home.models import Reference
from lms.demo.publishing import publish_page
from lms.demo.reading import SOURCE, in_all_languages, key_of, picked
from lms.demo.shaping import Links, bullets, paragraphs, section, steps


def course_key(course: str) -> UUID:
    return key_of(course)


def load_course(course: str, catalogue: Page, links: Links, say) -> Page:
    """Safe to repeat; returns the course page in the source language."""
    texts = in_all_languages(f"{course}/course")
    page = publish_page(catalogue, texts, _course)
    for name in texts[SOURCE]["modules"]:
        say(f"  module {name} …")
        load_module(page, in_all_languages(f"{course}/{name}"), links)
    return page


def load_module(course: Page, texts: dict, links: Links) -> None:
    module = publish_page(course, texts, _module)
    for place in range(len(texts[SOURCE]["lessons"])):
        publish_page(
            module,
            picked(texts, ("lessons", place)),
            lambda text: _lesson(text, links),
        )


def _course(text: dict) -> CoursePage:
    key = text["key"]
    names = ("title", "slug", "summary", "audience", "hours", "edition", "certificate_rule")
    difficult = section("", paragraphs(text["difficult_content"]), f"{key}/difficult")
    return CoursePage(
        translation_key=key_of(key),
        law_date=_day(text["law_date"]),
        outcomes=[section("", bullets(text["outcomes"]), f"{key}/outcomes")],
        difficult_content=[difficult],
        team="\n".join(text["team"]),
        **{name: text[name] for name in names},
    )


def _module(text: dict) -> ModulePage:
    names = ("title", "slug", "summary")
    fields = {name: text[name] for name in names}
    return ModulePage(translation_key=key_of(text["key"]), **fields)


def _lesson(text: dict, links: Links) -> LessonPage:
    key = text["key"]
    lesson = LessonPage(
        translation_key=key_of(key),
        title=text["title"],
        slug=text["slug"],
        summary=text["summary"],
        outcomes=[section("", bullets(text["outcomes"]), f"{key}/outcomes")],
        key_points=[section("", bullets(text["key_points"]), f"{key}/key-points")],
        steps=steps(text["steps"], links),
    )
    lesson.references = Reference.objects.filter(key__in=text["references"])
    return lesson


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
