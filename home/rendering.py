"""Owns how our HTML becomes a PDF: one embedded font, no outside call, no silent damage."""

import io
import logging
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import reportlab.rl_config
from django.utils.html import escape
from pypdf import PdfWriter
from xhtml2pdf import pisa
from xhtml2pdf.builders.preflight import drop_idle_fonts, scan
from xhtml2pdf.config.resources import ResourceAccessPolicy
from xhtml2pdf.default import DEFAULT_CSS

from home.lettering import FAMILY, MissingGlyph, check_glyphs, slim_faces

__all__ = ["MissingGlyph", "PdfFailed", "check_glyphs", "render_pdf"]

# The same HTML gives the same bytes: no clock and no random number in the file.
reportlab.rl_config.invariant = 1
UNKNOWN_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


class PdfFailed(Exception):
    """The PDF would not be what the HTML says; the message names what is wrong."""


def render_pdf(
    html: str, *, base_dir: Path, max_pages: int | None = None, made_at: datetime | None = None
) -> bytes:
    """Set a whole HTML document, with <html lang> and <title>, in the embedded font.

    Pictures are read below ``base_dir`` or from data: addresses, never from the network.
    ``made_at`` is the moment written into the file. One document at a time in a process:
    the library holds the lock.

    Raises MissingGlyph before anything is drawn when the font lacks a character, and
    PdfFailed on any warning of the library or when there are more than ``max_pages`` pages.
    """
    html = unicodedata.normalize("NFC", html)
    for text in _texts(html):
        check_glyphs(text)
    draft = _draw(html, base_dir)
    writer = PdfWriter(clone_from=draft)
    if max_pages is not None and len(writer.pages) > max_pages:
        raise PdfFailed(f"{len(writer.pages)} pages instead of {max_pages}")
    _keep_embedded_fonts(writer)
    _date(writer, made_at or UNKNOWN_MOMENT)
    result = io.BytesIO()
    writer.write(result)
    return result.getvalue()


def _draw(html: str, base_dir: Path) -> io.BytesIO:
    draft = io.BytesIO()
    fonts = slim_faces()
    policy = ResourceAccessPolicy.server(
        base_dir, allow_remote=False, extra_roots=(fonts["normal"].parent,)
    )
    with _complaints() as complaints:
        status = pisa.CreatePDF(
            html,
            dest=draft,
            path=str(base_dir / "document.html"),
            default_css=DEFAULT_CSS + _font_css(fonts),
            encoding="utf-8",
            resource_policy=policy,
        )
    if status.err or status.warn or complaints:
        raise PdfFailed("; ".join([*complaints, *(str(entry[2]) for entry in status.log)]))
    return draft


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """What the library logs in this thread; some of its damage is told nowhere else."""
    found: list[str] = []
    handler = logging.Handler(logging.WARNING)
    thread = threading.get_ident()
    handler.addFilter(lambda record: record.thread == thread)
    handler.emit = lambda record: found.append(record.getMessage())  # type: ignore[method-assign]
    library = logging.getLogger("xhtml2pdf")
    library.addHandler(handler)
    try:
        yield found
    finally:
        library.removeHandler(handler)


def _font_css(fonts: dict[str, Path]) -> str:
    faces = "".join(
        f'@font-face {{font-family: "{FAMILY}"; font-weight: {weight}; src: url("{escape(path)}")}}'
        for weight, path in fonts.items()
    )
    # "text" is no marker of the library's own: it then draws the bullet in the text face
    # instead of Symbol, which cannot be embedded.
    return f'{faces} * {{font-family: "{FAMILY}"}} ul, ul ul, ul ul ul {{list-style-type: text}}'


def _keep_embedded_fonts(writer: PdfWriter) -> None:
    drop_idle_fonts(writer)
    foreign = {f.name for page in scan(writer) for f in page.fonts.values() if not f.embedded}
    if foreign:
        raise PdfFailed(f"not embedded: {', '.join(sorted(foreign))}")


def _date(writer: PdfWriter, moment: datetime) -> None:
    stamp = moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
    writer.add_metadata({"/CreationDate": stamp, "/ModDate": stamp, "/Producer": "Senim"})


class _Texts(HTMLParser):
    """Collects what is printed: text outside <style>, character references resolved."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self._hidden = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False

    def handle_data(self, data: str) -> None:
        if not self._hidden and data.strip():
            self.found.append(data.strip())


def _texts(html: str) -> list[str]:
    parser = _Texts()
    parser.feed(html)
    parser.close()
    return parser.found
