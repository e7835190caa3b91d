"""Owns the shape of content: plain data in, StreamField data with stable ids out. No database."""

import html
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from lms.demo.reading import key_of

ALLOWED = ("b", "i")


@dataclass
class Links:
    """Database ids of what content points at, by the keys the data files use."""

    references: dict[str, int] = field(default_factory=dict)
    terms: dict[str, int] = field(default_factory=dict)
    pictures: dict[str, int] = field(default_factory=dict)
    recordings: dict[str, int] = field(default_factory=dict)


def rich(text: str) -> str:
    """One paragraph as HTML; <b> and <i> are the only markup the files may hold."""
    escaped = html.escape(text, quote=False)
    for tag in ALLOWED:
        escaped = escaped.replace(f"&lt;{tag}&gt;", f"<{tag}>")
        escaped = escaped.replace(f"&lt;/{tag}&gt;", f"</{tag}>")
    return escaped


def paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{rich(text)}</p>" for text in texts)


def bullets(texts: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{rich(text)}</li>' for text in texts)}</ul>" if texts else ""


def block(kind: str, value: Any, place: str) -> dict:
    return {"type": kind, "value": value, "id": str(key_of(place))}


def listed(values: Iterable[Any], place: str) -> list[dict]:
    """A ListBlock's items; ids must be stored, or translations lose their place."""
    return [block("item", value, f"{place}/{n}") for n, value in enumerate(values)]


def section(title: str, text: str, place: str) -> dict:
    return block("section", {"title": title, "text": text}, place)


def sections(parts: list[dict], place: str) -> list[dict]:
    """The sections of an information page."""
    return [
        section(
            part["title"],
            paragraphs(part["paragraphs"]) + bullets(part["bullets"]),
            f"{place}/{part['key']}",
        )
        for part in parts
    ]


def body(parts: list[dict], place: str, links: Links) -> list[dict]:
    """The blocks of one step."""
    return [MAKERS[part["kind"]](part, f"{place}/{n}", links) for n, part in enumerate(parts)]


def steps(parts: list[dict], links: Links) -> list[dict]:
    return [block("step", step(part, links), part["key"]) for part in parts]


def step(part: dict, links: Links) -> dict:
    note = {"what": "", "detail": "", "minutes": 2, "why": ""} | part.get("note", {})
    key = part["key"]
    return {
        "title": part["title"],
        "minutes": part["minutes"],
        "grade": part["grade"],
        "note": note,
        "body": body(part["body"], f"{key}/body", links),
        "summary_body": body(part.get("summary_body", []), f"{key}/summary", links),
    }


def _text(part: dict, place: str, links: Links) -> dict:
    return block("text", paragraphs(part["paragraphs"]), place)


def _bullets(part: dict, place: str, links: Links) -> dict:
    return block("text", bullets(part["items"]), place)


def _key_point(part: dict, place: str, links: Links) -> dict:
    return block("key_point", {"text": part["text"]}, place)


def _callout(part: dict, place: str, links: Links) -> dict:
    source = links.references[part["source"]]
    value = {"kind": part["callout"], "text": f"<p>{rich(part['text'])}</p>", "source": source}
    return block("callout", value, place)


def _say(part: dict, place: str, links: Links) -> dict:
    pairs = [{"because": ""} | pair for pair in part["pairs"]]
    return block("phrases", {"pairs": listed(pairs, place)}, place)


def _checklist(part: dict, place: str, links: Links) -> dict:
    value = {"title": part["title"], "items": listed(part["items"], place)}
    return block("checklist", value, place)


def _figure(part: dict, place: str, links: Links) -> dict:
    value = {
        "picture": links.pictures[part["image"]],
        "alt": part["alt"],
        "decorative": False,
        "caption": part["caption"],
    }
    return block("figure", value, place)


def _playing(part: dict, place: str, links: Links) -> dict:
    return block(part["kind"], {"recording": links.recordings[part["recording"]]}, place)


def _terms(part: dict, place: str, links: Links) -> dict:
    ids = [links.terms[key] for key in part["terms"]]
    return block("terms", {"terms": listed(ids, place)}, place)


MAKERS: dict[str, Callable[[dict, str, Links], dict]] = {
    "text": _text,
    "bullets": _bullets,
    "key_point": _key_point,
    "callout": _callout,
    "say": _say,
    "checklist": _checklist,
    "figure": _figure,
    "audio": _playing,
    "video": _playing,
    "terms": _terms,
}
