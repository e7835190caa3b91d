"""Owns what stands on a certificate: every fact of the record, in the words of a language."""

import unicodedata

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from certificates.models import Certificate
from certificates.wording import WORDS, date_in_words, hours_in_words
from courses.models import CompletionRecord


def in_language(texts: dict[str, str], language: str) -> str:
    """The text in that language, or in the one a course is first written in, or in any."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


def verify_address(certificate: Certificate) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(
        "verify-code", args=[certificate.code]
    )


def facts(certificate: Certificate, language: str) -> dict[str, str]:
    """What is printed, except name, number and code, which are the same in every language."""
    record = certificate.record
    words = WORDS[language]
    expires, law = certificate.expires_on, record.law_date
    return {
        "title": in_language(record.course_titles, language),
        "issuer": in_language(certificate.issuer_names, language),
        "hours": hours_in_words(record.hours, language),
        "completed": date_in_words(timezone.localdate(record.completed_at), language),
        "issued": date_in_words(timezone.localdate(certificate.issued_at), language),
        "expires": date_in_words(expires, language) if expires else words["never"],
        "edition": record.edition,
        "law": date_in_words(law, language) if law else "",
    }


def printed_texts(record: CompletionRecord, issuer_names: dict[str, str]) -> list[str]:
    """Everything on the papers that somebody wrote, as it will be printed."""
    return [
        record.holder_name,
        record.holder_latin_name,
        record.edition,
        *record.course_titles.values(),
        *issuer_names.values(),
    ]


def short_name(certificate: Certificate) -> str:
    """Given name and the first letter of the family name: what a stranger may see."""
    family, given = _split(certificate.record)
    return " ".join(filter(None, [given, f"{family[0]}."]))


def is_family_name(certificate: Certificate, typed: str) -> bool:
    """Whether a visitor read that family name on the paper; case and spaces do not matter.

    Who reads the English paper may type the whole name in Latin letters instead.
    """
    record = certificate.record
    latin = sorted(_folded(record.holder_latin_name).split())
    folded = _folded(typed)
    return folded == _folded(_split(record)[0]) or (bool(latin) and sorted(folded.split()) == latin)


def _split(record: CompletionRecord) -> tuple[str, str]:
    """Family name and given name as they stand on the paper, family name first."""
    family = record.learner.family_name
    if not record.holder_name.startswith(f"{family} "):  # the account was corrected since
        family = record.holder_name.split(" ")[0]
    rest = record.holder_name.removeprefix(family).split()
    return family, rest[0] if rest else ""


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
