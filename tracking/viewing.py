"""Owns the window: whose standing somebody may see, and which course it opens on."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Min, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from agencies.models import Agency, Membership, Responsibility
from courses.finding import in_best_language
from courses.models import CoursePage
from tracking.models import Requirement, paths_above


@dataclass(frozen=True)
class Course:
    key: UUID
    title: str


def managed_paths(user: User) -> list[str]:
    """The branches somebody answers for, none below another."""
    answers_for = Responsibility.objects.of(user).exclude(agency=None)
    paths = set(answers_for.values_list("agency__path", flat=True))
    return sorted(path for path in paths if not paths & set(paths_above(path)[:-1]))


def top_units(user: User) -> QuerySet[Agency]:
    return Agency.objects.filter(path__in=managed_paths(user))


def sees_country(user: User) -> bool:
    """A national coordinator: figures only, small numbers hidden."""
    return Responsibility.objects.of(user).filter(role=Responsibility.Role.NATIONAL).exists()


def may_require(user: User, agency: Agency) -> bool:
    """Requirements are set by the coordinator of the agency, not by unit managers."""
    coordinates = Responsibility.objects.of(user).filter(role=Responsibility.Role.COORDINATOR)
    return coordinates.filter(agency__path__in=paths_above(agency.path)).exists()


def people_seen_by(user: User, today: date) -> QuerySet[User]:
    """Those who work today in the branches somebody answers for."""
    here = Membership.objects.visible_to(user).current(today)
    return User.objects.filter(is_active=True, pk__in=here.values("person_id"))


def courses_required(path: str) -> list[Course]:
    """Courses somebody at or below ``path`` owes, the earliest due date first; two queries."""
    requirements = Requirement.objects.active().touching(path).values("course_key")
    keys = requirements.annotate(first_due=Min("due_on")).order_by("first_due", "course_key")
    return courses_by_key([row["course_key"] for row in keys])


def courses_by_key(keys: list[UUID]) -> list[Course]:
    """Titles in the language of the page, in the order asked for; a removed course says so."""
    pages: dict[UUID, list[CoursePage]] = {key: [] for key in keys}
    for page in CoursePage.objects.filter(translation_key__in=keys).select_related("locale"):
        pages[page.translation_key].append(page)
    found = {key: in_best_language(same, get_language()) for key, same in pages.items()}
    removed = _("A course that was removed")
    return [Course(key, page.title if page else removed) for key, page in found.items()]


def course_exists(key: UUID) -> bool:
    live = Q(live=True, translation_key=key)
    required = Requirement.objects.filter(course_key=key)
    return CoursePage.objects.filter(live).exists() or required.exists()


def courses_offered(today: date) -> list[Course]:
    """Live courses that are still maintained."""
    maintained = Q(retired_on=None) | Q(retired_on__gt=today)
    pages = CoursePage.objects.live().filter(maintained).order_by("path")
    return courses_by_key(list(dict.fromkeys(pages.values_list("translation_key", flat=True))))
