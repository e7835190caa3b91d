"""What one learner has to do, is doing and has done: gathered over all floors, for one page."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from certificates.models import Certificate
from courses.cataloguing import Entry, courses_offered, entries
from courses.models import CompletionRecord, CoursePage, Enrolment
from tracking.requiring import Due, requirements_of
from tracking.standing import Standing

# Somebody who was away longer than this is welcomed back, never reproached.
LONG_ABSENCE = timedelta(days=21)


@dataclass
class Task:
    """One course on the learner's list."""

    entry: Entry
    enrolment: Enrolment | None = None
    due: Due | None = None
    record: CompletionRecord | None = None
    certificate: Certificate | None = None

    @property
    def key(self) -> UUID:
        return self.entry.page.translation_key

    @property
    def total(self) -> int:
        return len(self.enrolment.required_items) if self.enrolment else 0

    @property
    def done(self) -> int:
        if self.enrolment is None:
            return 0
        needed = {item["key"] for item in self.enrolment.required_items}
        return len(needed & {str(c.item_key) for c in self.enrolment.item_completions.all()})

    @property
    def days_left(self) -> int:
        return (self.due.due_on - timezone.localdate()).days if self.due else 0


@dataclass
class Agenda:
    to_do: list[Task]
    in_progress: list[Task]
    finished: list[Task]
    away: bool

    @property
    def current(self) -> Task | None:
        """What to go on with: begun and required first, then begun."""
        begun = [task for task in self.to_do if task.enrolment] + self.in_progress
        return begun[0] if begun else None

    @property
    def next(self) -> Task | None:
        """The most urgent of what is required."""
        return self.to_do[0] if self.to_do else None


def agenda_of(user: User, language: str, *, today: date) -> Agenda:
    """A number of queries that does not grow with the courses."""
    dues = [d for d in requirements_of(user, today=today) if d.standing is not Standing.DONE]
    cycles = _cycles(user)
    records = _records(user)
    owed = {due.course_key: due for due in dues}
    shown = _entries([*owed, *cycles, *records], language)
    tasks = {
        key: Task(
            entry, cycles.get(key), owed.get(key), records.get(key), _certificate(records.get(key))
        )
        for key, entry in shown.items()
    }
    return Agenda(
        to_do=[tasks[key] for key in owed if key in tasks],
        in_progress=[tasks[key] for key in cycles if key in tasks and key not in owed],
        finished=[tasks[key] for key in records if key in tasks],
        away=_was_away(user),
    )


def suggestions(language: str, *, limit: int = 2) -> list[Entry]:
    return entries(list(courses_offered()[:limit]), language)


def _cycles(user: User) -> dict[UUID, Enrolment]:
    """Open cycles, the one begun last first."""
    mine = Enrolment.objects.visible_to(user).open().prefetch_related("item_completions")
    return {cycle.course_key: cycle for cycle in mine.order_by("-opened_at")}


def _records(user: User) -> dict[UUID, CompletionRecord]:
    """The newest completion of each course."""
    mine = CompletionRecord.objects.visible_to(user).filter(
        corrected_by=None, enrolment__withdrawn_at=None
    )
    rows = mine.select_related("certificate").order_by("completed_at")
    return {record.course_key: record for record in rows}


def _entries(keys: list[UUID], language: str) -> dict[UUID, Entry]:
    live = CoursePage.objects.live().filter(translation_key__in=set(keys))
    pages = {page.translation_key: page for page in live.defer_streamfields()}
    return {entry.page.translation_key: entry for entry in entries(list(pages.values()), language)}


def _certificate(record: CompletionRecord | None) -> Certificate | None:
    return getattr(record, "certificate", None) if record else None


def _was_away(user: User) -> bool:
    last = (
        Enrolment.objects.visible_to(user)
        .open()
        .order_by("-steps_done__done_at")
        .values_list("steps_done__done_at", flat=True)
        .first()
    )
    return last is not None and timezone.now() - last > LONG_ABSENCE
