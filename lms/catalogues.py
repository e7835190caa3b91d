"""What makes a message catalogue fit to ship: translated, placeholders kept, plurals complete, review marked."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po
from django.conf import settings

SOURCE_LANGUAGE = "en"  # its empty entries are right: the message is shown as it is in the code
PLURAL_RULES = {  # as in Django's own catalogues
    "kk": "nplurals=2; plural=(n!=1);",
    "ru": (
        "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14)"
        " ? 1 : n%10==0 || (n%10>=5 && n%10<=9) || (n%100>=11 && n%100<=14)? 2 : 3);"
    ),
    "en": "nplurals=2; plural=(n != 1);",
}
REVIEW_MARK = re.compile(
    r"Kazakh: (awaiting native review|reviewed by .+, \d{4}-\d{2}-\d{2})", re.IGNORECASE
)
NAMED = re.compile(r"%\((\w+)\)[-+0#]*\d*(?:\.\d+)?[a-zA-Z]")
POSITIONAL = re.compile(r"%[-+0#]*\d*(?:\.\d+)?([srdifg])")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
LINE = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) +)?"(?:[^"\\]|\\.)*" *')
ENTRY = re.compile(r'^(?:msgctxt +((?:".*"\s*)+))?msgid +((?:".*"\s*)+)', re.MULTILINE)
BRACED = re.compile(r"\{(\w*)(?:[!:][^{}]*)?\}")


class Finding(NamedTuple):
    line: int
    problem: str
    message: str

    def __str__(self) -> str:
        return f"{self.line}: {self.problem}: {self.message!r}"


def catalogue_paths() -> list[Path]:
    return sorted(path for root in settings.LOCALE_PATHS for path in Path(root).rglob("*.po"))


def own_catalogues(domain: str) -> list[Path]:
    """The product's own catalogue in each language, whether the file exists or not."""
    root = Path(settings.LOCALE_PATHS[0])
    return [root / code / "LC_MESSAGES" / f"{domain}.po" for code, _ in settings.LANGUAGES]


def language_of(path: Path) -> str:
    return path.parent.parent.name


def read_catalogue(path: Path) -> Catalog:
    """An absent file is an empty catalogue. Raises PoFileError where the file is not a catalogue."""
    if not path.exists():
        return new_catalogue(language_of(path))
    text = path.read_text(encoding="utf-8")
    refuse_unclosed_strings(text)
    return read_po(StringIO(text), locale=language_of(path), abort_invalid=True)


def refuse_unclosed_strings(text: str) -> None:
    """Babel would take a string without its closing quote for one that is a letter shorter."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#") and not LINE.fullmatch(line):
            raise PoFileError("not a line of a catalogue", Catalog(), line, number)


def new_catalogue(language: str) -> Catalog:
    catalogue = Catalog(locale=language, fuzzy=False, header_comment="")
    catalogue.mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", PLURAL_RULES[language]),
    ]
    return catalogue


def findings(path: Path) -> list[Finding]:
    """Everything wrong with one .po file, in the order of its lines."""
    try:
        catalogue = read_catalogue(path)
    except PoFileError as error:
        return [Finding(error.lineno, "cannot be read", str(error))]
    language = language_of(path)
    found = [*wrong_header(catalogue, language), *doubled(path.read_text(encoding="utf-8"))]
    for message in messages_of(catalogue):
        found += faults_of(message, language)
    return sorted(found)


def messages_of(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def wrong_header(catalogue: Catalog, language: str) -> Iterator[Finding]:
    expected = new_catalogue(language).num_plurals
    if catalogue.num_plurals != expected:
        yield Finding(
            1, "wrong number of plural forms", f"nplurals={catalogue.num_plurals}, not {expected}"
        )


def doubled(text: str) -> Iterator[Finding]:
    """A message that stands twice: the reader would silently keep the last."""
    seen = set()
    for entry in ENTRY.finditer(text):
        key = tuple("".join(QUOTED.findall(part or "")) for part in entry.groups())
        if key in seen:
            yield Finding(text.count("\n", 0, entry.start()) + 1, "doubled", key[-1])
        seen.add(key)


def faults_of(message: Message, language: str) -> Iterator[Finding]:
    originals, translations = texts(message.id), texts(message.string)
    for problem, there in {
        "fuzzy": message.fuzzy,
        "untranslated": language != SOURCE_LANGUAGE and not any(translations),
        "plural form missing": any(translations) and not all(translations),
        "placeholders differ": not placeholders_kept(originals, translations),
        "review mark missing": language == "kk" and not review_marks(message),
    }.items():
        if there:
            yield Finding(message.lineno or 1, problem, originals[0])


def texts(value: str | Iterable[str] | None) -> list[str]:
    """One text per plural form; a message without plurals has one."""
    return [value or ""] if isinstance(value, str | None) else [text or "" for text in value]


def placeholders_kept(originals: list[str], translations: list[str]) -> bool:
    """Every form has the placeholders of the plural message.

    In a language of two forms the first may do without the number, as the
    English singular does ("an hour ago").
    """
    expected = placeholders(originals[-1])
    singular = placeholders(originals[0]) if len(translations) == 2 else expected
    return all(
        placeholders(text) in ([expected, singular] if number == 0 else [expected])
        for number, text in enumerate(translations)
        if text
    )


def placeholders(text: str) -> tuple[frozenset[str], Counter[str], frozenset[str], int]:
    """Names in %( )s, counts of bare %s and %d, names in { }, number of bare { }."""
    text = text.replace("%%", "")
    named = frozenset(NAMED.findall(text))
    positional = Counter(POSITIONAL.findall(NAMED.sub("", text)))
    braced = BRACED.findall(text)
    return named, positional, frozenset(filter(None, braced)), braced.count("")


def review_marks(message: Message) -> list[str]:
    comments = [*message.auto_comments, *message.user_comments]
    return [comment for comment in comments if REVIEW_MARK.search(comment)]


def differences(path: Path, extracted: Catalog) -> list[Finding]:
    """Messages of the code that the catalogue lacks, and those it has for nothing."""
    try:
        catalogue = read_catalogue(path)
    except PoFileError:
        return []  # `findings` has said so
    held = {key_of(message): message for message in messages_of(catalogue)}
    asked = {key_of(message): message for message in messages_of(extracted)}
    missing = [Finding(1, "missing", texts(asked[key].id)[0]) for key in asked.keys() - held.keys()]
    stale = [
        Finding(held[key].lineno or 1, "stale", texts(held[key].id)[0])
        for key in held.keys() - asked.keys()
    ]
    return sorted(missing + stale)


def key_of(message: Message) -> tuple[str, ...]:
    return (message.context or "", *texts(message.id))
