"""Owns the demonstration's library: sources, telephone numbers, terms, figures and recordings."""

from django.core.files import File

from home.models import Contact, GlossaryTerm, Picture, Reference
from lms.demo.reading import FOLDER, by_language, read
from lms.demo.recordings import load_recordings
from lms.demo.shaping import Links

COURSE = "police-first-response"


def load_library() -> Links:
    """Safe to repeat: what is there is kept as editors have left it."""
    links = Links()
    for record in read("references"):
        links.references[record["key"]] = _reference(record)
    for place, record in enumerate(read("contacts")):
        _contact(record, place, links)
    for record in read("glossary"):
        links.terms[record["key"]] = _term(record)
    for path in sorted((FOLDER / "figures").glob("*.svg")):
        links.pictures[path.name] = _picture(path)
    links.recordings = load_recordings()
    return links


def _reference(record: dict) -> int:
    fields = {name: record[name] for name in ("mark", "kind", "url", "read_on")}
    texts = by_language(record, "citation") | by_language(record, "note")
    row, _made = Reference.objects.get_or_create(key=record["key"], defaults=fields | texts)
    return row.pk


def _contact(record: dict, place: int, links: Links) -> None:
    texts = {}
    for name in ("name", "hours", "note"):
        texts |= by_language(record, name)
    fields = {
        "number": record["number"],
        "languages": record["languages"]["en"],
        "free": record["free"],
        "reference_id": links.references[record["reference"]],
        "position": place,
    }
    Contact.objects.get_or_create(key=record["key"], defaults=fields | texts)


def _term(record: dict) -> int:
    terms = {f"term_{code}": record[code] for code in ("kk", "ru", "en")}
    fields = terms | by_language(record, "definition")
    row, _made = GlossaryTerm.objects.get_or_create(
        key=record["key"], defaults=fields | {"kazakh_confirmed": record["kk_mark"] == "S"}
    )
    return row.pk


def _picture(path) -> int:
    title = f"{path.stem} (demonstration)"
    picture = Picture.objects.filter(title=title).first()
    if picture is None:
        with path.open("rb") as file:
            picture = Picture.objects.create(
                title=title,
                file=File(file, name=path.name),
                description=_descriptions()[path.name],
                source="Senim",
                licence="Own drawing",
                credit="Senim",
            )
    return picture.pk


def _descriptions() -> dict[str, str]:
    """What each figure shows, from the first step that uses it."""
    found: dict[str, str] = {}
    for module in read(f"{COURSE}/course.en")["modules"]:
        for lesson in read(f"{COURSE}/{module}.en")["lessons"]:
            for step in lesson["steps"]:
                for part in step["body"]:
                    if part["kind"] == "figure":
                        found.setdefault(part["image"], part["alt"])
    return found
