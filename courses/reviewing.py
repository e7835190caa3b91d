"""Owns what a lesson must have before it is published: notes and ways round difficult steps."""

from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _

from courses.blocks import Grade
from courses.models import LessonPage
from home.publishing import before_publishing


@before_publishing(LessonPage)
def difficult_steps(lesson: LessonPage) -> Iterator[str]:
    for step in lesson.steps:
        if step.value["grade"] == Grade.DESCRIBES:
            yield from _of_difficult_step(step.value)
    for first, second in pairwise(lesson.steps):
        if first.value["grade"] == second.value["grade"] == Grade.DESCRIBES:
            yield _("Two steps in a row describe violence: “%(first)s” and “%(second)s”.") % {
                "first": first.value["title"],
                "second": second.value["title"],
            }


def _of_difficult_step(step) -> Iterator[str]:
    named = {"step": step["title"]}
    if not (step["note"]["what"] and step["note"]["why"]):
        yield _("Step “%(step)s”: say in its note what it describes and why it is there.") % named
    if not step["summary_body"]:
        yield _("Step “%(step)s” describes violence: write its summary version as well.") % named
