"""A small course as trainers would have built it: pages in three languages, real blocks."""

import uuid

from django.utils import timezone
from wagtail.models import Collection, Locale, Page, Site

from courses.completing import complete_item
from courses.enrolling import open_cycle
from courses.models import (
    CataloguePage,
    CompletionRecord,
    CoursePage,
    Enrolment,
    LessonPage,
    ModulePage,
)
from home.models import HomePage


def make_site() -> dict[str, HomePage]:
    """Home pages and catalogues in en, ru and kk; returns the home pages by language."""
    Site.objects.all().delete()
    locales = {
        code: Locale.objects.get_or_create(language_code=code)[0] for code in ("en", "ru", "kk")
    }
    root = empty_root(locales["en"])
    Locale.objects.exclude(language_code__in=locales).delete()
    home = root.add_child(instance=HomePage(title="Senim", slug="senim", locale=locales["en"]))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    home.add_child(instance=CataloguePage(title="Courses", slug="courses", locale=locales["en"]))
    homes = {"en": home}
    for code in ("ru", "kk"):
        homes[code] = home.copy_for_translation(locales[code], copy_parents=True)
        homes[code].save_revision().publish()
        catalogue = CataloguePage.objects.get(locale=locales["en"])
        catalogue.copy_for_translation(locales[code]).save_revision().publish()
    return homes


def empty_root(locale: Locale) -> Page:
    """Wagtail's own root; a test that commits ends by emptying the database, the root with it."""
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    for page in Page.objects.filter(depth=2):
        page.delete()
    root = Page.objects.filter(depth=1).first()
    return root or Page.add_root(title="Root", slug="root", locale=locale)


def step(title: str, grade: str = "none") -> dict:
    """One step as stored in a StreamField, with an id of its own."""
    body = [{"type": "text", "value": f"<p>{title}: text.</p>", "id": str(uuid.uuid4())}]
    note = {"what": "", "detail": "", "minutes": 2, "why": ""}
    if grade == "describes":
        note |= {"what": "How people react", "why": "To recognise it"}
    value = {"title": title, "minutes": 3, "grade": grade, "note": note, "body": body}
    summary = body if grade == "describes" else []
    return {"type": "step", "id": str(uuid.uuid4()), "value": value | {"summary_body": summary}}


def make_course(
    *, lessons: int = 2, steps: int = 2, languages: tuple[str, ...] = (), **fields
) -> CoursePage:
    """A published course with one module of ``lessons`` lessons, in English and ``languages``."""
    catalogue = CataloguePage.objects.get(locale__language_code="en")
    number = CoursePage.objects.count() + 1
    usual = {
        "title": f"First response {number}",
        "slug": f"first-response-{number}",
        "summary": "What to do.",
        "edition": "2026-1",
        "hours": "3.0",
        "outcomes": [],
    }
    course = catalogue.add_child(instance=CoursePage(**(usual | fields)))
    module = course.add_child(instance=ModulePage(title="First contact", slug="first-contact"))
    for n in range(1, lessons + 1):
        module.add_child(
            instance=LessonPage(
                title=f"Lesson {n}",
                slug=f"lesson-{n}",
                steps=[step(f"Step {n}.{s}") for s in range(1, steps + 1)],
            )
        )
    for code in languages:
        translate_tree(course, code)
    return course


def translate_tree(page: Page, language: str) -> None:
    """Copy a branch into another language and publish it, with the same block ids."""
    locale = Locale.objects.get(language_code=language)
    for node in page.get_descendants(inclusive=True).specific():
        copy = node.copy_for_translation(locale)
        copy.title = f"{copy.title} ({language})"
        copy.save_revision().publish()


def enrol(learner, course: CoursePage) -> Enrolment:
    return open_cycle(learner, course.translation_key)[0]


def complete(enrolment: Enrolment, *, at=None) -> CompletionRecord:
    """Every required item done, by the product's own deed."""
    for item in enrolment.required_items:
        complete_item(enrolment, uuid.UUID(item["key"]), at=at or timezone.now())
    return enrolment.completion_records.get()


def lessons_of(course: CoursePage) -> list[LessonPage]:
    """In course order, in the language of this page."""
    return list(LessonPage.objects.descendant_of(course).order_by("path"))
