"""Owns what certificates say: the words on paper in each language, with dates and hours.

They stand here side by side, and not in the message catalogues, because a bilingual paper
says both at once and because what is printed must not change with a catalogue.
"""

from datetime import date
from decimal import Decimal

from django.utils import formats, translation

# Kazakh: awaiting native review.
WORDS = {
    "kk": {
        "title": "Сертификат",
        "purpose": "оқу курсын толық аяқтағаны туралы",
        "holder": "Осы сертификат берілді",
        "course": "Аяқталған оқу курсы",
        "hours": "Көлемі",
        "completed": "Курс аяқталған күн",
        "issued": "Берілген күні",
        "expires": "Жарамдылық мерзімінің соңғы күні",
        "never": "мерзімі шектелмеген",
        "edition": "Курс редакциясы",
        "law": "Заңнама мына күнгі жағдай бойынша",
        "number": "Нөмірі",
        "code": "Тексеру коды",
        "issuer": "Берген ұйым",
        "check": "Сертификаттың жарамдылығын тексеру:",
        "demonstration": "ДЕМОНСТРАЦИЯЛЫҚ ҮЛГІ, ресми құжат емес",
    },
    "ru": {
        "title": "Сертификат",
        "purpose": "о полном прохождении учебного курса",
        "holder": "Настоящий сертификат выдан",
        "course": "Пройденный учебный курс",
        "hours": "Объём",
        "completed": "Дата завершения курса",
        "issued": "Дата выдачи",
        "expires": "Последний день действия",
        "never": "срок не ограничен",
        "edition": "Редакция курса",
        "law": "Законодательство по состоянию на",
        "number": "Номер",
        "code": "Код проверки",
        "issuer": "Кем выдан",
        "check": "Проверить подлинность и срок действия:",
        "demonstration": "ДЕМОНСТРАЦИОННЫЙ ОБРАЗЕЦ, не является документом",
    },
    "en": {
        "title": "Certificate",
        "purpose": "of completion of a training course",
        "holder": "This certificate is issued to",
        "course": "Course completed",
        "hours": "Length",
        "completed": "Course completed on",
        "issued": "Date of issue",
        "expires": "Last day of validity",
        "never": "no expiry date",
        "edition": "Course edition",
        "law": "Law as at",
        "number": "Number",
        "code": "Verification code",
        "issuer": "Issued by",
        "check": "Check that this certificate is genuine and valid:",
        "demonstration": "DEMONSTRATION SAMPLE, not an official document",
    },
}


def date_in_words(day: date, language: str) -> str:
    """2026 ж. 22 қараша · 22 ноября 2026 г. · 22 November 2026"""
    with translation.override(language):
        return formats.date_format(day, "DATE_FORMAT")


def hours_in_words(hours: Decimal, language: str) -> str:
    """Academic hours: "1,5 академического часа", "3 академических часа", "1 academic hour"."""
    number = f"{hours.normalize():f}"
    if language == "kk":
        return f"{number.replace('.', ',')} академиялық сағат"
    if language == "ru":
        return f"{number.replace('.', ',')} {_russian_hours(hours)}"
    return f"{number} academic hour{'' if hours == 1 else 's'}"


def _russian_hours(hours: Decimal) -> str:
    if hours % 1:
        return "академического часа"
    last, teens = hours % 10, 11 <= hours % 100 <= 14
    if last == 1 and not teens:
        return "академический час"
    if 2 <= last <= 4 and not teens:
        return "академических часа"
    return "академических часов"
