"""Owns how demonstration content goes live: as an editor does it, through revisions and translations."""

from collections.abc import Callable
from typing import Any

from django.db import models
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import StringSegmentValue

from lms.demo.reading import SOURCE, TRANSLATIONS

# Makes the content in one language from its texts; nothing is saved.
Maker = Callable[[dict], models.Model]


def publish_page(parent: Page, texts: dict[str, Any], make: Maker) -> Page:
    """The page below ``parent`` in every language; those already there are kept as they are."""
    page = make(texts[SOURCE])
    known = type(page).objects.filter(translation_key=page.translation_key, locale=parent.locale)
    if existing := known.first():
        return existing
    page.locale = parent.locale
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    publish_translations(page, texts, make)
    return page


def publish_translations(source: models.Model, texts: dict[str, Any], make: Maker) -> None:
    """Through wagtail-localize, so that translators go on in its editor."""
    record, _made = TranslationSource.update_or_create_from_instance(source)
    for language in TRANSLATIONS:
        locale = Locale.objects.get(language_code=language)
        Translation.objects.create(source=record, target_locale=locale)
        _store_strings(record, locale, make(texts[language]))
        # Published here and not by the library, which would wait for the end of the transaction.
        translated, _made = record.create_or_update_translation(locale, publish=False)
        translated.get_latest_revision().publish()


def _store_strings(record: TranslationSource, locale: Locale, target: models.Model) -> None:
    """Pair the segments of two texts of one structure, in their order."""
    wanted = [each for each in extract_segments(target) if isinstance(each, StringSegmentValue)]
    segments = record.stringsegment_set.order_by("order").select_related("string", "context")
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                data=text.string.data,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
            for segment, text in zip(segments, wanted, strict=True)
            if _same_place(segment.context.path, text.path)
        ],
        ignore_conflicts=True,
    )


def _same_place(source: str, target: str) -> bool:
    if source != target:
        raise ValueError(f"{source} has no counterpart: {target}")
    return True
