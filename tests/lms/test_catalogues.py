"""The message catalogues: what is found wrong with them, how they are compiled, checked and updated."""

from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.management import CommandError, call_command
from django.utils import translation

from lms.catalogues import findings
from lms.extracting import can_extract

HEADERS = {
    "kk": "nplurals=2; plural=(n!=1);",
    "ru": (
        "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || "
        "n%100>14) ? 1 : n%10==0 || (n%10>=5 && n%10<=9) || (n%100>=11 && n%100<=14)? 2 : 3);"
    ),
    "en": "nplurals=2; plural=(n != 1);",
}
MARK = "#. Kazakh: awaiting native review\n"
HOUR = 'msgid "an hour"\nmsgid_plural "%(n)s hours"\n'
HOUR_IN_TWO_FORMS = 'msgstr[0] "бір сағат"\nmsgstr[1] "%(n)s сағат"\n'
HOUR_IN_FOUR_FORMS = (
    'msgstr[0] "час"\nmsgstr[1] "%(n)s часа"\nmsgstr[2] "%(n)s часов"\nmsgstr[3] "%(n)s часа"\n'
)
DAY = 'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\n'
DAY_IN_THREE_FORMS = 'msgstr[0] "%(n)s день"\nmsgstr[1] "%(n)s дня"\nmsgstr[2] "%(n)s дней"\n'


def write_catalogue(root: Path, language: str, body: str, plural: str | None = None) -> Path:
    path = root / language / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Plural-Forms: {plural or HEADERS[language]}\\n"\n\n{body}',
        encoding="utf-8",
    )
    return path


@pytest.fixture
def root(settings, tmp_path) -> Path:
    """An empty locale folder in the place of the product's own."""
    settings.LOCALE_PATHS = [tmp_path]
    return tmp_path


@pytest.mark.parametrize(
    ("language", "body", "problems"),
    [
        ("kk", f'{MARK}msgid "Back"\nmsgstr "Артқа"\n', []),
        ("kk", '# Kazakh: awaiting native review\nmsgid "Back"\nmsgstr "Артқа"\n', []),
        ("kk", '# Kazakh: reviewed by Сәуле А., 2026-12-01\nmsgid "Back"\nmsgstr "Артқа"\n', []),
        ("kk", '# Kazakh: reviewed\nmsgid "Back"\nmsgstr "Артқа"\n', ["review mark missing"]),
        ("kk", 'msgid "Back"\nmsgstr "Артқа"\n', ["review mark missing"]),
        ("kk", f'{MARK}msgid "Back"\nmsgstr ""\n', ["untranslated"]),
        ("ru", 'msgid "Back"\nmsgstr ""\n', ["untranslated"]),
        ("en", 'msgid "Back"\nmsgstr ""\n', []),
        ("en", 'msgid "Back"\nmsgstr ""\n\nmsgid ""\n"Back"\nmsgstr ""\n', ["doubled"]),
        ("en", 'msgid "Back"\nmsgstr ""\n\nmsgctxt "body"\nmsgid "Back"\nmsgstr ""\n', []),
        ("ru", '#, fuzzy\nmsgid "Back"\nmsgstr "Назад"\n', ["fuzzy"]),
        ("ru", 'msgid "%(n)s of %(m)s"\nmsgstr "%(m)s, %(n)s"\n', []),
        ("ru", 'msgid "%(n)s days"\nmsgstr "%(m)s дней"\n', ["placeholders differ"]),
        ("ru", 'msgid "%s days"\nmsgstr "дней"\n', ["placeholders differ"]),
        ("ru", 'msgid "%d of %d"\nmsgstr "%d"\n', ["placeholders differ"]),
        ("ru", 'msgid "{n} days"\nmsgstr "{м} дней"\n', ["placeholders differ"]),
        ("ru", 'msgid "{} days"\nmsgstr "дней"\n', ["placeholders differ"]),
        ("ru", 'msgid "{n:d} days"\nmsgstr "{n} дней"\n', []),
        ("ru", 'msgid "100 % done"\nmsgstr "готово на 100 %"\n', []),
        ("ru", 'msgid "%(n)s%%"\nmsgstr "%(n)s %%"\n', []),
        ("kk", f"{MARK}{HOUR}{HOUR_IN_TWO_FORMS}", []),
        ("ru", f"{HOUR}{HOUR_IN_FOUR_FORMS}", ["placeholders differ"]),  # the first also says 21
        ("ru", f"{DAY}{DAY_IN_THREE_FORMS}", ["plural form missing"]),
    ],
)
def test_faults_of_a_message_are_found(tmp_path, language, body, problems):
    path = write_catalogue(tmp_path, language, body)

    assert [finding.problem for finding in findings(path)] == problems


def test_catalogue_with_plurals_of_another_language_is_found(tmp_path):
    path = write_catalogue(tmp_path, "kk", "", plural="nplurals=1; plural=0;")

    assert [str(finding) for finding in findings(path)] == [
        "1: wrong number of plural forms: 'nplurals=1, not 2'"
    ]


def test_finding_names_the_line_and_the_message(tmp_path):
    path = write_catalogue(tmp_path, "ru", 'msgid "Back"\nmsgstr ""\n')

    assert [str(finding) for finding in findings(path)] == ["6: untranslated: 'Back'"]


def test_file_that_is_no_catalogue_is_a_finding(tmp_path):
    path = write_catalogue(tmp_path, "ru", 'msgid "Back\nmsgstr "Назад"\n')

    assert [finding.problem for finding in findings(path)] == ["cannot be read"]


def test_catalogues_for_the_packages_are_in_order():
    vendor = sorted((project.BASE_DIR / "locale_vendor").rglob("*.po"))

    assert {path.parent.parent.name: findings(path) for path in vendor} == {"kk": [], "ru": []}


def test_compiling_is_done_once_and_again_after_a_change(root, capsys):
    path = write_catalogue(root, "kk", f'{MARK}msgid "Back"\nmsgstr "Артқа"\n')

    call_command("compile_catalogues")
    with translation.override("kk"):
        first = translation.gettext("Back")
    call_command("compile_catalogues")
    write_catalogue(root, "kk", f'{MARK}msgid "Back"\nmsgstr "Кері"\n')
    call_command("compile_catalogues")
    with translation.override("kk"):
        second = translation.gettext("Back")

    assert (first, second) == ("Артқа", "Кері")
    assert capsys.readouterr().out.splitlines() == [
        "1 catalogue(s) compiled.",
        "0 catalogue(s) compiled.",
        "1 catalogue(s) compiled.",
    ]
    assert sorted(file.name for file in path.parent.iterdir()) == ["django.mo", "django.po"]


def test_compiling_names_the_file_that_is_broken(root):
    path = write_catalogue(root, "kk", 'msgid "Back\nmsgstr "Артқа"\n')

    with pytest.raises(CommandError, match=str(path)):
        call_command("compile_catalogues")


def test_check_without_gettext_says_what_was_not_run(root, monkeypatch, capsys):
    write_catalogue(root, "ru", 'msgid "Back"\nmsgstr "Назад"\n')
    monkeypatch.setenv("PATH", "")

    call_command("check_catalogues")

    assert capsys.readouterr().out.splitlines() == [
        "Stale and missing messages: not run: xgettext is not installed",
        "The message catalogues are in order.",
    ]


def test_check_fails_on_a_finding(root, monkeypatch, capsys):
    write_catalogue(root, "ru", 'msgid "Back"\nmsgstr ""\n')
    monkeypatch.setenv("PATH", "")

    with pytest.raises(SystemExit) as ended:
        call_command("check_catalogues")

    shown = capsys.readouterr().err.splitlines()
    assert ended.value.code == 1
    assert shown[0].endswith("ru/LC_MESSAGES/django.po:6: untranslated: 'Back'")
    assert shown[1:] == ["1 finding(s) in the message catalogues."]


needs_gettext = pytest.mark.skipif(not can_extract(), reason="gettext is not installed")
NAME = 'msgid "name in Kazakh"\nmsgstr "қазақша атауы"\n'


@needs_gettext
def test_updating_adds_what_the_code_asks_for_and_keeps_what_people_wrote(root, capsys):
    path = write_catalogue(root, "kk", f'{MARK}{NAME}\n{MARK}msgid "Gone"\nmsgstr "Кетті"\n')

    call_command("update_catalogues")
    capsys.readouterr()
    call_command("update_catalogues")

    text = path.read_text(encoding="utf-8")
    assert capsys.readouterr().out == "0 catalogue(s) changed.\n"
    assert [
        block.startswith(MARK) for block in text.split("\n\n") if f"{block}\n".endswith(NAME)
    ] == [True]
    assert 'msgid "interface language"\nmsgstr ""\n' in text
    assert '#~ msgid "Gone"\n#~ msgstr "Кетті"\n' in text
    assert {finding.problem for finding in findings(path)} == {
        "untranslated",
        "review mark missing",
    }
    assert [f.problem for f in findings(root / "en" / "LC_MESSAGES" / "django.po")] == []


@needs_gettext
def test_check_compares_the_catalogues_with_the_code(root, capsys):
    call_command("update_catalogues")
    english = root / "en" / "LC_MESSAGES" / "django.po"
    text = english.read_text(encoding="utf-8")
    capsys.readouterr()
    english.write_text(
        text.replace('msgid "name in Kazakh"', 'msgid "Kazakh name"'), encoding="utf-8"
    )

    with pytest.raises(SystemExit) as ended:
        call_command("check_catalogues")

    shown = [
        line.partition("django.po:")[2]
        for line in capsys.readouterr().err.splitlines()
        if "/en/" in line
    ]
    number = text.splitlines().index('msgid "name in Kazakh"') + 1
    assert ended.value.code == 1
    assert shown == ["1: missing: 'name in Kazakh'", f"{number}: stale: 'Kazakh name'"]


@needs_gettext
def test_extracting_leaves_the_project_as_it_was(root):
    before = sorted(path for path in project.BASE_DIR.glob("*/templates/**/*"))

    call_command("update_catalogues")

    assert sorted(path for path in project.BASE_DIR.glob("*/templates/**/*")) == before


def test_updating_without_gettext_says_what_to_install(root, monkeypatch):
    monkeypatch.setenv("PATH", "")

    with pytest.raises(CommandError, match="install the package gettext"):
        call_command("update_catalogues")
