"""Hours and dates as people read them."""

from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings

from certificates.wording import WORDS, date_in_words, hours_in_words
from home.rendering import check_glyphs


@pytest.mark.parametrize(
    ("hours", "kk", "ru", "en"),
    [
        ("1.0", "1 академиялық сағат", "1 академический час", "1 academic hour"),
        ("1.5", "1,5 академиялық сағат", "1,5 академического часа", "1.5 academic hours"),
        ("3.0", "3 академиялық сағат", "3 академических часа", "3 academic hours"),
        ("5.0", "5 академиялық сағат", "5 академических часов", "5 academic hours"),
        ("10.0", "10 академиялық сағат", "10 академических часов", "10 academic hours"),
        ("11.0", "11 академиялық сағат", "11 академических часов", "11 academic hours"),
        ("21.0", "21 академиялық сағат", "21 академический час", "21 academic hours"),
        ("112.0", "112 академиялық сағат", "112 академических часов", "112 academic hours"),
    ],
)
def test_hours(hours, kk, ru, en):
    assert [hours_in_words(Decimal(hours), code) for code in ("kk", "ru", "en")] == [kk, ru, en]


def test_dates():
    day = date(2026, 11, 22)

    assert [date_in_words(day, code) for code in ("kk", "ru", "en")] == [
        "2026 ж. 22 қараша",
        "22 ноября 2026 г.",
        "22 November 2026",
    ]


def test_each_language_says_everything_in_letters_the_font_has():
    assert WORDS["kk"].keys() == WORDS["ru"].keys() == WORDS["en"].keys()
    for words in WORDS.values():
        check_glyphs(" ".join(words.values()))


def glossary() -> dict[str, dict[str, str]]:
    """The project's terms as docs/glossary.md has them, by their English form."""
    text = (settings.BASE_DIR / "docs" / "glossary.md").read_text()
    rows = [[cell.strip() for cell in line.split("|")] for line in text.splitlines()]
    return {row[1]: {"ru": row[2], "kk": row[3]} for row in rows if len(row) == 7}


@pytest.mark.parametrize(
    ("word", "term"), [("title", "certificate"), ("edition", "edition"), ("code", "check code")]
)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_terms_are_printed_as_the_glossary_has_them(word, term, language):
    assert WORDS[language][word].casefold() == glossary()[term][language]
