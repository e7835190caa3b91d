"""One lesson as one learner reads it: gathered once for every page of the lesson."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, override

from courses.models import CoursePage, Enrolment, LessonPage
from courses.outlining import Outline, OutlineItem, outline
from courses.resuming import Step, steps_of


@dataclass
class Reading:
    page: LessonPage
    outline: Outline
    item: OutlineItem
    steps: list[Step]

    @property
    def enrolment(self) -> Enrolment | None:
        return self.outline.enrolment

    def step(self, number: int) -> Step:
        if not 1 <= number <= len(self.steps):
            raise Http404
        return self.steps[number - 1]

    def step_after(self, step: Step) -> Step | None:
        return self.steps[step.number] if step.number < len(self.steps) else None

    def address_after(self, step: Step) -> str:
        """The next step, else the next lesson or quiz, else the course."""
        following = self.step_after(step) or self.outline.after(self.item)
        return following.address if following else self.outline.course.get_url()

    @property
    def next_step(self) -> Step | None:
        """The first undone step behind the last one done, else the first undone."""
        done = [step.number for step in self.steps if step.done]
        behind = self.steps[done[-1] :] if done else self.steps
        undone = [step for step in [*behind, *self.steps] if not step.done]
        return undone[0] if undone else None

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        course = self.outline.course
        module = self.outline.module_of(self.item)
        crumbs = [(course.get_url(), course.title)]
        return crumbs + ([(module.address, module.page.title)] if module.page else [])


def read_lesson(request: HttpRequest, page: LessonPage) -> Reading:
    """Raises Http404 when the lesson stands in no published course."""
    course = CoursePage.objects.ancestor_of(page).first()
    language = page.locale.language_code
    made = course and outline(course.translation_key, language, learner=request.user)
    item = made and made.find(page.translation_key)
    if not item:
        raise Http404
    item.page, item.address = page, page.get_url(request)
    return Reading(page, made, item, steps_of(item, made.enrolment))


def language_links(reading: Reading, step: Step, tail: str) -> list[dict]:
    """The same step in each language; where the lesson does not exist, the front page."""
    siblings = LessonPage.objects.live().filter(translation_key=reading.page.translation_key)
    addresses = {
        lesson.locale.language_code: _address_in(lesson, step, tail)
        for lesson in siblings.select_related("locale")
    }
    return [
        {
            "code": code,
            "name": name,
            "current": code == get_language(),
            "url": addresses.get(code) or _front_page(code),
        }
        for code, name in settings.LANGUAGES
    ]


def _address_in(lesson: LessonPage, step: Step, tail: str) -> str:
    ids = [block.id for block in lesson.steps]
    if step.block.id not in ids:
        return lesson.get_url()
    return f"{lesson.get_url()}steps/{ids.index(step.block.id) + 1}/{tail}"


def _front_page(code: str) -> str:
    with override(code):
        return reverse("wagtail_serve", args=[""])
