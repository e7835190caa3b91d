"""Owns what must be true before content goes live, and the words that say what is missing."""

from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import StreamField

from home.blocks import AudioBlock, CalloutBlock, FigureBlock, VideoBlock
from home.models.law import Reference
from home.models.media import Picture
from home.models.reviews import PublishingDecision
from home.signing_off import covering_digests, valid

Check = Callable[[Any], Iterator[str]]
# What each kind of content must have besides; the floors above add theirs.
_checks: dict[type, list[Check]] = {}


class NotReady(ValidationError):
    """The content may not be published as it is; the messages say why."""


class CheckedContent:
    """For pages and snippets: whichever way publishing is asked for, the checks come first."""

    # What an expert signs: fields whose change makes the signature void.
    signed_fields: tuple[str, ...] = ()

    def publish(self, revision, *args, **kwargs):
        if problems := unready(revision.as_object()):
            raise NotReady(problems)
        return super().publish(revision, *args, **kwargs)


def before_publishing(model: type[models.Model]) -> Callable[[Check], Check]:
    """Register a check of one kind of content."""

    def register(check: Check) -> Check:
        _checks.setdefault(model, []).append(check)
        return check

    return register


def unready(content: Any, *, unsigned: bool = True) -> list[str]:
    """What keeps this content from being published, in words; nothing: an empty list.

    ``unsigned=False`` leaves out the missing signature: somebody is about to sign.
    """
    found = [*_of_blocks(content)]
    for check in _checks.get(type(content), []):
        found += check(content)
    if unsigned:
        found += _unsigned(content)
    return list(dict.fromkeys(found))


def blocks_of(content: models.Model) -> Iterator[tuple[blocks.Block, Any]]:
    """Every block of every stream of the content, outer ones first."""
    for field in content._meta.get_fields():
        if isinstance(field, StreamField):
            stream = getattr(content, field.name)
            yield from _within(stream.stream_block, stream)


def _within(block: blocks.Block, value: Any) -> Iterator[tuple[blocks.Block, Any]]:
    yield block, value
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from _within(child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for child in value.bound_blocks:
            yield from _within(child.block, child.value)
    elif isinstance(block, blocks.StructBlock):
        for name, child_block in block.child_blocks.items():
            yield from _within(child_block, value[name])


def _of_blocks(content: models.Model) -> Iterator[str]:
    language = content.locale.language_code
    for block, value in blocks_of(content):
        if isinstance(block, FigureBlock):
            yield from _of_figure(value)
        elif isinstance(block, CalloutBlock) and not value["source"]:
            yield _("A callout names no source: “%(text)s”") % {"text": _start(value["text"])}
        elif isinstance(block, AudioBlock | VideoBlock):
            yield from _of_recording(value["recording"], language)


def _of_figure(value: Any) -> Iterator[str]:
    picture = value["picture"]
    if picture is None:
        yield _("A figure has no picture.")
        return
    named = {"picture": picture.title}
    if not value["alt"] and not value["decorative"]:
        yield _("Picture “%(picture)s”: describe it, or say that it is decorative.") % named
    if not picture.source or not picture.licence:
        yield _("Picture “%(picture)s”: say where it comes from and under which licence.") % named
    if picture.depicts == Picture.Depicts.STAFF and not picture.consent_until:
        yield _("Picture “%(picture)s”: say until when the people in it have agreed.") % named


def _of_recording(recording: Any, language: str) -> Iterator[str]:
    if recording is None:
        yield _("A recording is missing.")
        return
    for field in recording.missing_words(language):
        yield _("Recording “%(recording)s” lacks: %(field)s.") % {
            "recording": recording.title,
            "field": field,
        }


def _unsigned(content: Any) -> Iterator[str]:
    """On a site for real people an unconfirmed fact needs a signature or a recorded decision."""
    if settings.SENIM_ALLOW_DEMONSTRATION or not getattr(content, "signed_fields", ()):
        return
    waiting = [each for each in references_of(content) if each.awaits_expert]
    if waiting and not is_answered_for(content):
        names = "; ".join(str(each) for each in waiting)
        yield _("An expert has not yet confirmed: %(references)s") % {"references": names}


def references_of(content: Any) -> list[Reference]:
    """Everything the content rests on: its own list and what its callouts quote."""
    found = {each.pk: each for each in content.references.all()}
    for block, value in blocks_of(content):
        if isinstance(block, CalloutBlock) and value["source"]:
            found[value["source"].pk] = value["source"]
    return sorted(found.values(), key=lambda each: each.key)


def is_answered_for(content: Any) -> bool:
    """Somebody signed this very text, or decided on record to publish it without."""
    same = {
        "content_key": content.translation_key,
        "content_digest__in": covering_digests(content),
    }
    return valid().filter(**same).exists() or PublishingDecision.objects.filter(**same).exists()


def _start(text: Any) -> str:
    """The first words of a rich text, to find it by."""
    return " ".join(strip_tags(text.source).split())[:80]
