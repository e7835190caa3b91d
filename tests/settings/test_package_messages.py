"""What Django, django-allauth and DRF say to people is said in Kazakh and Russian."""

import datetime
from importlib.resources import files

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.template.defaultfilters import filesizeformat
from django.utils import timezone, translation
from django.utils.timesince import timesince
from rest_framework.exceptions import NotAuthenticated, Throttled

# Parts of the packages whose messages the product's people meet.
MET = {
    "django.conf": (
        "core/",
        "forms/",
        "utils/timesince",
        "utils/dates",
        "db/models/fields",
        "views/csrf",
    ),
    "django.contrib.auth": (
        "contrib/auth/forms",
        "contrib/auth/models",
        "contrib/auth/password_validation",
        "contrib/auth/tokens",
        "contrib/auth/validators",
    ),
    "django.contrib.humanize": ("contrib/humanize/templatetags",),
    "allauth": ("account/", "templates/account/"),
}
SAME_IN_KAZAKH = {
    "…", ":", ":?.!", ", ", "%(truncated_text)s…", "IPv4", "IPv6", "URL", "Code",
}  # fmt: skip
RARE = ("illion", "googol", "DEBUG=True")


def messages_met(package: str):
    path = files(package) / "locale" / "en" / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        catalogue = read_po(file)
    return [message for message in catalogue if message.id and is_met(message, MET[package])]


def is_met(message, parts) -> bool:
    return any(place.removeprefix("./").startswith(parts) for place, _ in message.locations)


def is_translated(message) -> bool:
    identifiers = [message.id] if isinstance(message.id, str) else message.id
    if len(identifiers) == 2:
        shown = (
            translation.npgettext(message.context, *identifiers, 2)
            if message.context
            else translation.ngettext(*identifiers, 2)
        )
    elif message.context:
        shown = translation.pgettext(message.context, message.id)
    else:
        shown = translation.gettext(message.id)
    return shown != identifiers[-1]


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("package", sorted(MET))
def test_messages_of_a_package_are_translated(package, language):
    met = messages_met(package)
    with translation.override(language):
        untranslated = [message.id for message in met if not is_translated(message)]

    assert len(met) > 10
    assert [text for text in untranslated if not is_excused(text)] == []


def is_excused(text) -> bool:
    return text in SAME_IN_KAZAKH or any(part in str(text) for part in RARE)


def test_password_rules_are_told_in_kazakh():
    with translation.override("kk"):
        help_text = MinimumLengthValidator(12).get_help_text()
        with pytest.raises(ValidationError) as refused:
            MinimumLengthValidator(12).validate("short")
        messages = refused.value.messages

    assert help_text == "Құпиясөзіңізде кемінде 12 таңба болуы керек."
    assert messages == ["Бұл құпиясөз тым қысқа. Онда кемінде 12 таңба болуы керек."]


def test_form_speaks_kazakh():
    with translation.override("kk"):
        form = SetPasswordForm(None, {"new_password1": "", "new_password2": ""})
        labels = [str(field.label) for field in form]
        errors = {name: list(texts) for name, texts in form.errors.items()}

    assert labels == ["Жаңа құпиясөз", "Жаңа құпиясөзді растау"]
    assert errors == {
        "new_password1": ["Бұл өрісті толтыру міндетті."],
        "new_password2": ["Бұл өрісті толтыру міндетті."],
    }


@pytest.mark.parametrize(
    ("language", "days", "expected"),
    [
        ("kk", 1, "1\xa0күн"),
        ("kk", 5, "5\xa0күн"),
        ("ru", 1, "1\xa0день"),
        ("ru", 2, "2\xa0дня"),
        ("ru", 5, "5\xa0дней"),
        ("en", 5, "5\xa0days"),
    ],
)
def test_plural_forms_survive_the_merging_of_catalogues(language, days, expected):
    now = timezone.now()
    with translation.override(language):
        assert timesince(now - datetime.timedelta(days=days), now) == expected


@pytest.mark.parametrize(
    ("delta", "expected"),
    [
        (-datetime.timedelta(days=3), "3\xa0күн бұрын"),
        (datetime.timedelta(days=3, minutes=1), "3\xa0күннен кейін"),
        (-datetime.timedelta(minutes=5), "5\xa0минут бұрын"),
        (-datetime.timedelta(hours=1), "бір сағат бұрын"),
    ],
)
def test_past_and_future_in_kazakh(delta, expected):
    with translation.override("kk"):
        assert naturaltime(timezone.now() + delta) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("kk", "Бұл мәнде ең көбі 3 таңба болуы керек (қазір 5)."),
        ("ru", "Убедитесь, что это значение содержит не более 3 символов (сейчас 5)."),
    ],
)
def test_validator_counts_in_words_of_the_language(language, expected):
    with translation.override(language), pytest.raises(ValidationError) as refused:
        MaxLengthValidator(3)("abcde")

    with translation.override(language):
        assert refused.value.messages == [expected]


def test_file_size_in_kazakh():
    with translation.override("kk"):
        assert filesizeformat(1536) == "1,5\xa0КБ"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "kk",
            [
                "Алдымен жүйеге кіріңіз: кіру деректері берілмеген.",
                "Сұрау тым көп жіберілді, олар уақытша шектелді. 5 секундтан кейін қайталаңыз.",
            ],
        ),
        (
            "ru",
            [
                "Учетные данные не были предоставлены.",
                "Запрос был проигнорирован. Повторите через 5 с.",
            ],
        ),
    ],
)
def test_api_refuses_in_the_language(language, expected):
    with translation.override(language):
        assert [str(NotAuthenticated().detail), str(Throttled(wait=5).detail)] == expected


def test_every_message_of_the_api_framework_is_in_kazakh_and_russian():
    path = files("rest_framework") / "locale" / "en_US" / "LC_MESSAGES" / "django.mo"
    with path.open("rb") as file:
        identifiers = [message.id for message in read_mo(file) if message.id]
    untranslated = {}
    for language in ("kk", "ru"):
        with translation.override(language):
            untranslated[language] = [key for key in identifiers if translation.gettext(key) == key]

    assert untranslated == {"kk": [], "ru": []}
