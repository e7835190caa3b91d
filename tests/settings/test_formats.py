"""How dates, times and numbers read in each language."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.template import Context, Template
from django.utils import formats, translation

MOMENT = datetime.datetime(2026, 11, 22, 9, 5, tzinfo=ZoneInfo("Asia/Almaty"))


@pytest.mark.parametrize(
    ("language", "name", "expected"),
    [
        ("kk", "DATE_FORMAT", "2026 ж. 22 қараша"),
        ("kk", "SHORT_DATE_FORMAT", "22.11.2026"),
        ("kk", "TIME_FORMAT", "09:05"),
        ("kk", "DATETIME_FORMAT", "2026 ж. 22 қараша, 09:05"),
        ("kk", "SHORT_DATETIME_FORMAT", "22.11.2026 09:05"),
        ("kk", "YEAR_MONTH_FORMAT", "2026 ж. қараша"),
        ("kk", "MONTH_DAY_FORMAT", "22 қараша"),
        ("ru", "DATE_FORMAT", "22 ноября 2026 г."),
        ("ru", "SHORT_DATE_FORMAT", "22.11.2026"),
        ("ru", "TIME_FORMAT", "09:05"),
        ("ru", "DATETIME_FORMAT", "22 ноября 2026 г., 09:05"),
        ("ru", "YEAR_MONTH_FORMAT", "Ноябрь 2026 г."),
        ("en", "DATE_FORMAT", "22 November 2026"),
        ("en", "SHORT_DATE_FORMAT", "22.11.2026"),
        ("en", "TIME_FORMAT", "09:05"),
        ("en", "DATETIME_FORMAT", "22 November 2026, 09:05"),
        ("en", "YEAR_MONTH_FORMAT", "November 2026"),
    ],
)
def test_moment_is_written(language, name, expected):
    with translation.override(language):
        shown = Template("{{ moment|date:name }}").render(Context({"moment": MOMENT, "name": name}))

    assert shown == expected


def test_kazakh_months_are_lower_case_inside_a_date():
    with translation.override("kk"):
        shown = [formats.date_format(datetime.date(2026, month, 1)) for month in range(1, 13)]

    assert shown == [
        "2026 ж. 1 қаңтар",
        "2026 ж. 1 ақпан",
        "2026 ж. 1 наурыз",
        "2026 ж. 1 сәуір",
        "2026 ж. 1 мамыр",
        "2026 ж. 1 маусым",
        "2026 ж. 1 шілде",
        "2026 ж. 1 тамыз",
        "2026 ж. 1 қыркүйек",
        "2026 ж. 1 қазан",
        "2026 ж. 1 қараша",
        "2026 ж. 1 желтоқсан",
    ]


def test_kazakh_weekdays_are_the_usual_two_letters():
    week = [datetime.date(2026, 11, 23) + datetime.timedelta(days=day) for day in range(7)]
    with translation.override("kk"):
        shown = [formats.date_format(day, "D") for day in week]

    assert shown == ["Дс", "Сс", "Ср", "Бс", "Жм", "Сб", "Жс"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [("kk", "1\xa0234\xa0567,5"), ("ru", "1\xa0234\xa0567,5"), ("en", "1,234,567.5")],
)
def test_number_is_grouped(language, expected):
    with translation.override(language):
        assert formats.number_format(1234567.5, force_grouping=True) == expected


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_week_begins_on_monday(language):
    with translation.override(language):
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("typed", ["22.11.2026", "22.11.26", "2026-11-22"])
def test_date_is_read(language, typed):
    with translation.override(language):
        assert forms.DateField().clean(typed) == datetime.date(2026, 11, 22)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("typed", ["22.11.2026 14:05", "2026-11-22 14:05"])
def test_moment_is_read_as_local_time(language, typed):
    with translation.override(language):
        read = forms.DateTimeField().clean(typed)

    assert read.isoformat() == "2026-11-22T14:05:00+05:00"


@pytest.mark.parametrize(("language", "typed"), [("kk", "2,5"), ("ru", "2,5"), ("en", "2.5")])
def test_decimal_is_read_with_the_separator_of_the_language(language, typed):
    with translation.override(language):
        assert forms.FloatField(localize=True).clean(typed) == 2.5
