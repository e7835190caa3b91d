"""What a course consists of in one language, and how far one learner is. Pure reading."""

from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page

from accounts.models import User
from courses.finding import in_best_language
from courses.models import CourseItem, CoursePage, Enrolment, ModulePage

Reader = User | AnonymousUser

# Wagtail's root, the home page and the catalogue stand above every course.
COURSE_DEPTH = 4


@dataclass
class OutlineItem:
    """A lesson or quiz as the outline shows it; ``page`` is in the best language there is."""

    page: Page
    address: str
    language: str
    state: str = "not_started"

    @property
    def key(self) -> UUID:
        return self.page.translation_key

    @property
    def kind(self) -> str:
        return self.page.item_kind

    @property
    def minutes(self) -> int:
        return getattr(self.page, "minutes", 0)

    @property
    def describes_violence(self) -> bool:
        return getattr(self.page, "describes_violence", False)


@dataclass
class OutlineModule:
    """A module with its items; items that stand outside modules have one without a page."""

    page: Page | None
    address: str
    language: str
    items: list[OutlineItem] = field(default_factory=list)

    @property
    def minutes(self) -> int:
        return sum(item.minutes for item in self.items)

    @property
    def describes_violence(self) -> bool:
        return any(item.describes_violence for item in self.items)

    @property
    def state(self) -> str:
        states = {item.state for item in self.items}
        if states <= {"done"}:
            return "done"
        return "not_started" if states == {"not_started"} else "in_progress"


@dataclass
class Outline:
    course: CoursePage
    language: str
    modules: list[OutlineModule]
    languages: list[str]
    enrolment: Enrolment | None = None

    @property
    def items(self) -> list[OutlineItem]:
        return [item for module in self.modules for item in module.items]

    @cached_property
    def needed(self) -> list[OutlineItem]:
        """What this learner's cycle needs; before it opens, what it would."""
        if self.enrolment is None:
            return [item for item in self.items if item.page.required]
        keys = {pinned["key"] for pinned in self.enrolment.required_items}
        return [item for item in self.items if str(item.key) in keys]

    @property
    def done_count(self) -> int:
        return sum(item.state == "done" for item in self.needed)

    @property
    def minutes(self) -> int:
        return sum(module.minutes for module in self.modules)

    @property
    def minutes_left(self) -> int:
        return sum(item.minutes for item in self.needed if item.state != "done")

    @property
    def open_module(self) -> OutlineModule | None:
        """The first one that is not done."""
        return next((module for module in self.modules if module.state != "done"), None)

    def find(self, key: UUID) -> OutlineItem | None:
        return next((item for item in self.items if item.key == key), None)

    def module_of(self, item: OutlineItem) -> OutlineModule:
        return next(module for module in self.modules if item in module.items)

    def after(self, item: OutlineItem) -> OutlineItem | None:
        rest = self.items[self.items.index(item) + 1 :]
        return rest[0] if rest else None


def outline(
    course_key: UUID,
    language: str,
    *,
    learner: Reader | None = None,
    enrolment: Enrolment | None = None,
) -> Outline | None:
    """The course as published, each page in ``language`` or else in the one it exists in.

    The order is that of the tree it was first written in. With ``learner`` or ``enrolment``
    it carries that learner's progress. The number of queries does not grow with the course.
    """
    pages = list(
        CoursePage.objects.live().filter(translation_key=course_key).select_related("locale")
    )
    source, shown = in_best_language(pages, None), in_best_language(pages, language)
    if source is None or shown is None:
        return None
    tree = _tree(source)
    translated = {} if shown == source else {n.translation_key: n for n in _tree(shown)}
    addresses = {page.locale.language_code: (page, page.get_url()) for page in pages}
    modules = _modules([translated.get(n.translation_key, n) for n in tree], tree, addresses)
    languages = [code for code, _name in settings.LANGUAGES if code in addresses]
    made = Outline(shown, shown.locale.language_code, modules, languages, enrolment)
    if learner is not None and learner.is_authenticated:
        made.enrolment = _last_cycle(learner, course_key)
    if made.enrolment is not None:
        _mark(made, made.enrolment)
    return made


def _tree(course: CoursePage) -> list[Page]:
    """Published pages below; nothing below an unpublished one. Long texts stay unread."""
    below = list(course.get_descendants().order_by("path").defer_streamfields().specific())
    hidden = tuple(node.path for node in below if not node.live)
    for node in below:
        node.locale = course.locale  # a branch has one language
    return [node for node in below if not node.path.startswith(hidden)]


def _modules(nodes: list[Page], tree: list[Page], addresses: dict) -> list[OutlineModule]:
    """Group items under their modules; ``tree`` says where each node really stands."""
    modules: list[OutlineModule] = []
    for node, place in zip(nodes, tree, strict=True):
        language = node.locale.language_code
        course, url = addresses[language]
        address = url + node.url_path.removeprefix(course.url_path)
        if isinstance(node, ModulePage):
            modules.append(OutlineModule(node, address, language))
        elif isinstance(node, CourseItem):
            if place.depth == COURSE_DEPTH + 1:
                modules.append(OutlineModule(None, "", language))
            modules[-1].items.append(OutlineItem(node, address, language))
    return [module for module in modules if module.items]


def _last_cycle(learner: Reader, course_key: UUID) -> Enrolment | None:
    mine = Enrolment.objects.visible_to(learner).filter(course_key=course_key, withdrawn_at=None)
    return mine.order_by("-cycle").first()


def _mark(made: Outline, enrolment: Enrolment) -> None:
    done = set(enrolment.item_completions.values_list("item_key", flat=True))
    begun = set(enrolment.steps_done.values_list("lesson_key", flat=True))
    for item in made.items:
        if item.key in done:
            item.state = "done"
        elif item.key in begun:
            item.state = "in_progress"
