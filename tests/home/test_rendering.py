"""HTML to PDF: every letter, embedded fonts, nothing fetched, nothing damaged in silence."""

import io
import unicodedata

import pypdf
import pytest

from home.lettering import MissingGlyph, check_glyphs
from home.rendering import PdfFailed, render_pdf

LETTERS = "ӘҒҚҢӨҰҮҺІәғқңөұүһі АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмнопрстуфхцчшщъыьэюя"


def document(body: str) -> str:
    return f'<html lang="kk"><head><title>Куәлік</title></head><body>{body}</body></html>'


def read(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


@pytest.mark.parametrize("tag", ["p", "strong", "em", "ul"])
def test_every_letter_can_be_read_back(tmp_path, tag):
    inner = f"<li>{LETTERS}</li>" if tag == "ul" else LETTERS
    pdf = render_pdf(document(f"<{tag}>{inner}</{tag}>"), base_dir=tmp_path)

    text = " ".join(read(pdf).pages[0].extract_text().split())
    assert text.removeprefix("• ") == LETTERS


def test_title_and_language_are_in_the_file(tmp_path):
    file = read(render_pdf(document("<p>Сенім</p>"), base_dir=tmp_path))

    assert (file.metadata.title, file.trailer["/Root"]["/Lang"]) == ("Куәлік", "kk")


def test_only_embedded_fonts_remain(tmp_path):
    pdf = read(render_pdf(document("<p>Сенім</p><ul><li>бір</li></ul>"), base_dir=tmp_path))

    fonts = pdf.pages[0]["/Resources"]["/Font"].values()
    names = [str(font.get_object()["/BaseFont"]) for font in fonts]
    assert names == ["/AAAAAA+SenimSans-Regular"]


def test_same_document_is_the_same_file(tmp_path):
    html = document(f"<p>{LETTERS}</p>")

    assert render_pdf(html, base_dir=tmp_path) == render_pdf(html, base_dir=tmp_path)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Айгүл 😀", ("U+1F600 GRINNING FACE",)),
        ("אב", ("U+05D0 HEBREW LETTER ALEF", "U+05D1 HEBREW LETTER BET")),
        ("Б\u0301 Б\u0301", ("U+0301 COMBINING ACUTE ACCENT",)),
        ("a\u202eb", ("U+202E RIGHT-TO-LEFT OVERRIDE",)),
    ],
)
def test_letter_the_font_lacks_is_named(tmp_path, text, names):
    with pytest.raises(MissingGlyph) as refusal:
        render_pdf(document(f"<p>{text}</p>"), base_dir=tmp_path)

    assert refusal.value.names == names


def test_composed_letters_are_the_same_letters():
    check_glyphs(unicodedata.normalize("NFD", "Йожефй Ё é ü"))


@pytest.mark.parametrize(
    "body",
    [
        '<img src="http://example.com/seal.png">',
        '<img src="/etc/passwd">',
        '<img src="absent.png">',
        '<ul style="list-style-type: disc"><li>drawn in a font of the reader</li></ul>',
    ],
)
def test_damaged_document_is_refused(tmp_path, body):
    with pytest.raises(PdfFailed):
        render_pdf(document(body), base_dir=tmp_path)


def test_more_pages_than_allowed_are_refused(tmp_path):
    with pytest.raises(PdfFailed, match="2 pages instead of 1"):
        render_pdf(document("<p>текст</p>" * 60), base_dir=tmp_path, max_pages=1)
