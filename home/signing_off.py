"""Owns expert signatures: what exactly was signed, and whether it covers what is published."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.fields import StreamField

from accounts.models import User
from home.models.law import SignOff
from home.models.reviews import PublishedText

# Law and medicine change: after this an expert reads the text again.
VALID_FOR = timedelta(days=365)
# The editor marks paragraphs for its own use; nobody reads these.
EDITOR_MARKS = re.compile(r' data-block-key="[^"]*"')


def digest_of(content: Any) -> str:
    """SHA-256 of what a reader of this content gets; ids and the style of storage do not count."""
    parts = {name: _plain(content, name) for name in content.signed_fields}
    parts["language"] = content.locale.language_code
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def sign_off(
    content_key: UUID,
    digest: str,
    *,
    by: User,
    name: str,
    role: str,
    comment: str,
    demonstration: bool,
    language: str,
    revision: int | None = None,
) -> SignOff:
    """Write one signature under one text; it runs out after a year."""
    return SignOff.objects.create(
        content_key=content_key,
        content_digest=digest,
        signed_by=by,
        signed_name=name,
        signed_role=role,
        comment=comment,
        demonstration=demonstration,
        language=language,
        revision=revision,
        valid_until=timezone.localdate() + VALID_FOR,
    )


def sign_content(content: models.Model, *, by: User, comment: str = "") -> SignOff:
    """Sign the latest draft of a lesson or question, which is what approval publishes."""
    revision = content.get_latest_revision()
    read = revision.as_object()
    return sign_off(
        read.translation_key,
        digest_of(read),
        by=by,
        name=by.get_full_name(),
        role=role_of(by, read.locale.language_code),
        comment=comment,
        demonstration=settings.SENIM_ALLOW_DEMONSTRATION,
        language=read.locale.language_code,
        revision=revision.pk,
    )


def role_of(person: User, language: str) -> str:
    """The post on that day, as the language of the text names it."""
    current = person.memberships.current(timezone.localdate()).select_related("post")
    membership = current.order_by("started_on", "pk").last()
    return membership.post.names[language] if membership else ""


def note_published(content: Any) -> None:
    """Keep the digest of what has just gone live. Safe to repeat."""
    PublishedText.objects.update_or_create(
        content_key=content.translation_key,
        language=content.locale.language_code,
        defaults={"digest": digest_of(content), "source_digest": source_digest_of(content)},
    )


def source_digest_of(content: Any) -> str:
    """Of the live text this one translates; empty for the text that was written first."""
    if content.locale.language_code == content.source_language:
        return ""
    source = PublishedText.objects.filter(
        content_key=content.translation_key, language=content.source_language
    )
    return source.values_list("digest", flat=True).first() or ""


def sign_offs_for(content_keys: Iterable[UUID], language: str | None = None) -> dict[UUID, SignOff]:
    """The signature in force for each published text, in two queries; no entry: none.

    A signature covers a text while its digest is that of the text itself, or of the source
    it was translated from; ``SignOff.language`` says which of the two was read.
    """
    texts = PublishedText.objects.filter(
        content_key__in=list(content_keys), language=language or get_language() or ""
    )
    digests = {text.content_key: [text.digest, text.source_digest] for text in texts}
    found = {}
    for signature in valid().filter(content_key__in=digests).order_by("signed_at"):
        if signature.content_digest in digests[signature.content_key]:
            found[signature.content_key] = signature
    return found


def signatures_of(content: Any) -> list[SignOff]:
    """Under the published text of one page, as its templates show them."""
    language = content.locale.language_code
    return list(sign_offs_for([content.translation_key], language).values())


def valid() -> models.QuerySet[SignOff]:
    """Signatures that count here: demonstration ones never do on a site for real people."""
    signatures = SignOff.objects.current(timezone.localdate())
    if settings.SENIM_ALLOW_DEMONSTRATION:
        return signatures
    return signatures.filter(demonstration=False)


def covering_digests(content: Any) -> list[str]:
    """Texts whose signature covers this draft: its own, and the live source it translates."""
    return [each for each in (digest_of(content), source_digest_of(content)) if each]


def _plain(content: Any, name: str) -> Any:
    field = content._meta.get_field(name)
    if isinstance(field, StreamField):
        return _tidy(getattr(content, name).get_prep_value())
    if field.many_to_many:
        return sorted(str(each.pk) for each in getattr(content, name).all())
    return _tidy(getattr(content, name))


def _tidy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _tidy(each) for key, each in value.items() if key != "id"}
    if isinstance(value, list | tuple):
        return [_tidy(each) for each in value]
    if isinstance(value, str):
        text = unicodedata.normalize("NFC", EDITOR_MARKS.sub("", value))
        return text.replace("\r\n", "\n").strip()
    return value if value is None or isinstance(value, bool | int) else str(value)
