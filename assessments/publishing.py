"""Freezing: a published question becomes a version that never changes, in all its languages.

``paper``: ``{"ids": [ids that are mixed], "left_ids": [...], "source_language": "en",
"languages": {"en": {"situation", "stem", "options" | "items" | "left" and "right" | "unit"}}}``.
``key``: ``{"right": what is right, for marking, "languages": {"en": {"explanation", "feedback",
"rubric"}}, "sources": [...], "lesson_key"}``. Nothing in ``paper`` follows from ``key``.
"""

import hashlib
import uuid
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from assessments.digesting import digest_of, tidy
from assessments.models import PublishedQuestion, Question, QuestionVersion
from home.models import Reference

MIXED = {"single": "options", "multiple": "options", "ordering": "items", "matching": "right"}


def freeze(question_key: uuid.UUID) -> QuestionVersion | None:
    """Make the live text of a question the one that new attempts draw; None when it is not live.

    Safe to repeat: the same content finds the version it already has.
    """
    with transaction.atomic():
        rows = list(
            Question.objects.select_for_update(of=("self",))
            .filter(translation_key=question_key)
            .select_related("locale")
        )
        source = next((row for row in rows if row.is_source and row.live), None)
        if source is None:
            PublishedQuestion.objects.filter(pk=question_key).delete()
            return None
        version = keep(source, servable(source, rows))
        PublishedQuestion.objects.update_or_create(
            question_key=question_key, defaults={"version": version}
        )
        return version


def freeze_all() -> tuple[int, int]:
    """Freeze every question anew; returns how many are live and how many versions were added."""
    keys = set(Question.objects.values_list("translation_key", flat=True))
    keys |= set(PublishedQuestion.objects.values_list("question_key", flat=True))
    before = QuestionVersion.objects.count()
    live = [key for key in sorted(keys) if freeze(key)]
    return len(live), QuestionVersion.objects.count() - before


def servable(source: Question, rows: list[Question]) -> list[Question]:
    """The source and those translations that say the same, completely, in the live text."""
    missing = incomplete_locales(source.translation_key)
    good = [
        row
        for row in rows
        if row.live
        and row.source_digest == source.source_digest
        and row.locale_id not in missing
        and shape(texts_of(row)) == shape(texts_of(source))
    ]
    return [source, *(row for row in good if row.pk != source.pk)]


def incomplete_locales(question_key: uuid.UUID) -> set[int]:
    """Locales whose translation was published with gaps filled from the source."""
    done = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=OuterRef(OuterRef("target_locale")),
        has_error=False,
    )
    gaps = StringSegment.objects.filter(~Exists(done), source=OuterRef("source"))
    translations = Translation.objects.filter(Exists(gaps), source__object_id=question_key)
    return set(translations.values_list("target_locale_id", flat=True))


def texts_of(row: Question) -> dict[str, Any]:
    child = row.answer[0]
    return {
        "shown": {"situation": row.situation, "stem": row.stem, **child.block.shown(child.value)},
        "taught": {"explanation": row.explanation, **child.block.taught(child.value)},
    }


def shape(texts: Any) -> Any:
    """The skeleton of texts: which parts there are, and which of them say something."""
    if isinstance(texts, dict):
        return {name: shape(part) for name, part in texts.items()}
    return bool(texts.strip())


def keep(source: Question, rows: list[Question]) -> QuestionVersion:
    content = content_of(source, rows)
    digest = digest_of(content)
    known = QuestionVersion.objects.filter(question_key=source.translation_key)
    version = known.filter(digest=digest).first()
    if version:
        return version
    last = known.aggregate(last=Max("number"))["last"] or 0
    return QuestionVersion.objects.create(
        question_key=source.translation_key,
        number=last + 1,
        digest=digest,
        awaits_expert=any(item["awaits_expert"] for item in content["key"]["sources"]),
        **content,
    )


def content_of(source: Question, rows: list[Question]) -> dict[str, Any]:
    """Machine values come from the source row alone."""
    child = source.answer[0]
    texts = {row.locale.language_code: tidy(texts_of(row)) for row in rows}
    shown = {language: each["shown"] for language, each in texts.items()}
    right = tidy(child.block.right(child.value))
    if source.type == Question.Type.MATCHING:
        shown, right = hide_pairs(source, shown, right)
    ids = shown[source.source_language].get(MIXED.get(source.type, ""), {})
    return {
        "type": source.type,
        "paper": {
            "source_language": source.source_language,
            "ids": sorted(ids),
            "left_ids": list(right.get("pairs", {})),
            "languages": shown,
        },
        "key": {
            "right": right,
            "languages": {language: each["taught"] for language, each in texts.items()},
            "sources": [as_source(reference) for reference in source.references.all()],
            "lesson_key": str(source.lesson_key) if source.lesson_key else None,
        },
    }


def hide_pairs(source: Question, shown: dict, right: dict) -> tuple[dict, dict]:
    """Give right-hand texts ids of their own; equal texts of the source become one choice."""
    originals = shown[source.source_language]["right"]
    first = {text: pair for pair, text in reversed(originals.items())}
    to = {pair: right_id(source.salt, first[text]) for pair, text in originals.items()}
    hidden = {}
    for language, texts in shown.items():
        kept = {to[pair]: texts["right"][pair] for pair in first.values()}
        hidden[language] = texts | {"right": kept}
    return hidden, {"pairs": {pair: to[pair] for pair in right["pairs"]}}


def right_id(salt: uuid.UUID, pair_id: str) -> str:
    """Stable, and of no use to somebody who knows the left-hand ids but not the salt."""
    secret = hashlib.blake2b(pair_id.encode(), key=salt.bytes, digest_size=16)
    return str(uuid.UUID(bytes=secret.digest(), version=4))


def as_source(reference: Reference) -> dict[str, Any]:
    languages = [code for code, _name in settings.LANGUAGES]
    return {
        "key": reference.key,
        "kind": reference.kind,
        "mark": reference.mark,
        "awaits_expert": reference.awaits_expert,
        "citations": {code: getattr(reference, f"citation_{code}") for code in languages},
        "notes": {code: getattr(reference, f"note_{code}") for code in languages},
        "url": reference.url,
        "reviewed_by": reference.reviewed_by,
        "reviewed_on": str(reference.reviewed_on or ""),
    }
