"""Owns the demonstration's recordings: sound and film with their words in three languages."""

from typing import Any

from django.core.files.base import ContentFile

from home.models import Recording
from lms.demo.reading import FOLDER, SOURCE, in_all_languages, picked


def load_recordings() -> dict[str, int]:
    """Safe to repeat; the ids by the keys that steps use."""
    texts = in_all_languages("media")
    return {
        record["key"]: _recording(picked(texts, ("recordings", place)))
        for place, record in enumerate(texts[SOURCE]["recordings"])
    }


def _recording(texts: dict[str, dict]) -> int:
    main = texts[SOURCE]
    recording = Recording.objects.filter(title=main["title"]).first()
    if recording is None:
        fields = _main(main)
        for language, text in texts.items():
            fields |= _words(text, language) | _own_file(text, language, main)
        recording = Recording.objects.create(**fields)
    return recording.pk


def _main(text: dict) -> dict[str, Any]:
    names = ("title", "language", "duration", "source", "licence")
    fields = {name: text[name] for name in names} | {"type": text["kind"], "credit": "Senim"}
    fields |= {name: text.get(name) for name in ("width", "height")}
    return fields | _file("file", text["file"]) | _file("thumbnail", text["poster"])


def _words(text: dict, language: str) -> dict[str, Any]:
    return {
        f"title_{language}": text["title"],
        f"transcript_{language}": "\n\n".join(text["transcript"]),
        **_file(f"captions_{language}", text["captions"]),
    }


def _own_file(text: dict, language: str, main: dict) -> dict[str, Any]:
    """A language that has the same file as the source plays that one."""
    if text["file"] == main["file"]:
        return {}
    return _file(f"file_{language}", text["file"]) | {f"duration_{language}": text["duration"]}


def _file(field: str, name: str | None) -> dict[str, ContentFile]:
    return {field: ContentFile((FOLDER / "media" / name).read_bytes(), name)} if name else {}
