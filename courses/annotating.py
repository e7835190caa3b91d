"""What stands at the end of a step: the sources it rests on and the terms it uses."""

from collections.abc import Iterable

from wagtail.blocks import StreamValue

from courses.models import LessonPage
from home.models import GlossaryTerm, Reference


def sources_in(*bodies: StreamValue) -> list[Reference]:
    """Every source named in these texts once, in the order of reading."""
    callouts = (block.value for block in _blocks(bodies) if block.block_type == "callout")
    return _unique(callout["source"] for callout in callouts if callout["source"])


def sources_of(lesson: LessonPage) -> list[Reference]:
    """What its steps quote, then what else the whole lesson rests on."""
    quoted = sources_in(*(step.value["body"] for step in lesson.steps))
    return _unique([*quoted, *lesson.references.all()])


def terms_in(*bodies: StreamValue) -> list[GlossaryTerm]:
    lists = (block.value["terms"] for block in _blocks(bodies) if block.block_type == "terms")
    return _unique(term for terms in lists for term in terms if term)


def _blocks(bodies: Iterable[StreamValue]) -> Iterable[StreamValue.StreamChild]:
    return (block for body in bodies for block in body)


def _unique(things: Iterable) -> list:
    return list({thing.pk: thing for thing in things}.values())
