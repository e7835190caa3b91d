"""Where a learner goes on: the same place on any device and in any language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wagtail.blocks import StreamValue

from courses.models import Enrolment
from courses.outlining import Outline, OutlineItem


@dataclass
class Step:
    """One step of a lesson, for one learner."""

    number: int
    block: StreamValue.StreamChild
    address: str
    done: bool

    @property
    def key(self) -> UUID:
        return UUID(self.block.id)

    @property
    def state(self) -> str:
        return "done" if self.done else "not_started"


@dataclass
class Place:
    """An item to go on with, and for a lesson the step."""

    item: OutlineItem
    step: Step | None
    steps: int

    @property
    def address(self) -> str:
        return self.step.address if self.step else self.item.address


def steps_of(item: OutlineItem, enrolment: Enrolment | None) -> list[Step]:
    """The steps of a lesson with what is done; two queries."""
    done: set[UUID] = set()
    if enrolment is not None:
        marks = enrolment.steps_done.filter(lesson_key=item.key)
        done = set(marks.values_list("block_id", flat=True))
    return [
        Step(number, block, f"{item.address}steps/{number}/", UUID(block.id) in done)
        for number, block in enumerate(item.page.steps, start=1)
    ]


def place_to_resume(made: Outline) -> Place | None:
    """The first undone step after the last one done; from the end, the first undone of all.

    None when everything is done, or when nobody has started.
    """
    if made.enrolment is None:
        return None
    last, block_id = _last_done(made.enrolment)
    here = made.find(last) if last else None
    if here is not None and here.state != "done" and block_id is not None:
        place = _place_in(here, made.enrolment, after=block_id)
        if place is not None:
            return place
    for item in _in_turn(made.items, here):
        if item.state != "done":
            return _place_in(item, made.enrolment)
    return None


def _last_done(enrolment: Enrolment) -> tuple[UUID | None, UUID | None]:
    """The lesson or quiz touched last, and its step if that was a step."""
    step = enrolment.steps_done.order_by("-done_at", "-pk").first()
    item = enrolment.item_completions.order_by("-completed_at", "-pk").first()
    marks: list[tuple[datetime, UUID, UUID | None]] = []
    if step is not None:
        marks.append((step.done_at, step.lesson_key, step.block_id))
    if item is not None:
        marks.append((item.completed_at, item.item_key, None))
    if not marks:
        return None, None
    _moment, key, block_id = max(marks, key=lambda mark: mark[0])
    return key, block_id


def _in_turn(items: list[OutlineItem], here: OutlineItem | None) -> Iterator[OutlineItem]:
    """What stands after ``here``, then from the beginning up to it."""
    turn = items.index(here) + 1 if here is not None else 0
    yield from items[turn:]
    yield from items[:turn]


def _place_in(item: OutlineItem, enrolment: Enrolment, after: UUID | None = None) -> Place | None:
    """The first undone step; with ``after``, only behind that step, else None."""
    if item.kind != "lesson":
        return Place(item, None, 0)
    steps = steps_of(item, enrolment)
    keys = [step.key for step in steps]
    start = keys.index(after) + 1 if after in keys else 0
    undone = [step for step in steps[start:] if not step.done]
    if undone:
        return Place(item, undone[0], len(steps))
    return None if after is not None else Place(item, None, len(steps))
