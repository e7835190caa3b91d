"""Owns the check before a requirement is set: whom it reaches, and how soon it is due."""

from dataclasses import dataclass

from django.utils import timezone

from tracking.counting import Tally, tally_of
from tracking.models import Requirement
from tracking.owing import Scope
from tracking.scheduling import is_short_notice
from tracking.viewing import Course, courses_by_key


@dataclass(frozen=True)
class Preview:
    requirement: Requirement
    course: Course
    tally: Tally
    short_notice: bool

    @property
    def figures(self) -> dict[str, int]:
        return self.tally.figures()


@dataclass(frozen=True)
class Proposed(Scope):
    """Those who would owe the course by this requirement alone."""

    requirement: Requirement

    @property
    def requirements(self) -> list[Requirement]:
        return [self.requirement]


def preview_of(requirement: Requirement) -> Preview:
    today = timezone.localdate()
    scope = Proposed(requirement.agency.path, requirement.course_key, today, requirement)
    course = courses_by_key([requirement.course_key])[0]
    short_notice = is_short_notice(requirement.due_on, today)
    return Preview(requirement, course, tally_of(scope), short_notice)
