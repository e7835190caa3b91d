"""Owns the paper of a certificate: drawn once in each language, stored, the same ever after."""

import hashlib
import logging
from itertools import zip_longest
from pathlib import Path

import segno
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string

from certificates.composing import facts, verify_address
from certificates.models import Certificate, CertificatePaper
from certificates.wording import WORDS
from home.rendering import PdfFailed, render_pdf

logger = logging.getLogger("senim.certificates")

FOLDER = Path(__file__).parent / "paper"
# Each step sets name and titles smaller, until everything stands on one page.
FACTS = ("hours", "completed", "issued", "expires", "edition", "law")
STEPS = ("large", "medium", "small", "smallest")


class PaperDamaged(Exception):
    """The stored file is gone or is not what was stored; it is never drawn anew in silence."""


def paper_for(certificate: Certificate, language: str) -> CertificatePaper:
    """The paper in that language, drawn now when nobody has needed it yet. Idempotent."""
    paper = certificate.papers.filter(language=language).first()
    return paper or _store(certificate, language, draw(certificate, language))


def render_all(certificate: Certificate) -> None:
    for language in CertificatePaper.Language.values:
        paper_for(certificate, language)


def read(paper: CertificatePaper) -> bytes:
    """The stored bytes. Raises PaperDamaged."""
    try:
        with paper.file.open("rb") as file:
            content = file.read()
    except OSError as exc:
        raise PaperDamaged(paper.pk) from exc
    if hashlib.sha256(content).hexdigest() != paper.sha256:
        raise PaperDamaged(paper.pk)
    return content


def draw(certificate: Certificate, language: str) -> bytes:
    """The PDF: A4 across, one page, in the largest letters that fit."""
    for step in STEPS:
        html = render_to_string("certificates/paper.html", _context(certificate, language, step))
        try:
            return render_pdf(html, base_dir=FOLDER, max_pages=1, made_at=certificate.issued_at)
        except PdfFailed:
            if step == STEPS[-1]:
                raise
    raise AssertionError("unreachable")


def _rows(sides: list[dict]) -> list[list[dict]]:
    """Facts as a table of two columns: two facts a row, or one fact in both languages."""
    columns = [
        [
            {"name": side["words"][name], "value": side["facts"][name]}
            for name in FACTS
            if side["facts"][name]
        ]
        for side in sides
    ]
    if len(columns) == 1:
        half = (len(columns[0]) + 1) // 2
        columns = [columns[0][:half], columns[0][half:]]
    return [list(row) for row in zip_longest(*columns, fillvalue={})]


def _context(certificate: Certificate, language: str, step: str) -> dict:
    address = verify_address(certificate)
    sides = [
        {"code": code, "words": WORDS[code], "facts": facts(certificate, code)}
        for code in language.split("-")
    ]
    return {
        "step": step,
        "language": language,
        "certificate": certificate,
        "record": certificate.record,
        "sides": sides,
        "rows": _rows(sides),
        "demonstration": [WORDS[code]["demonstration"] for code in WORDS],
        "address": address,
        "qr": segno.make(address, error="m").png_data_uri(scale=8, border=2, dark="#1F2933"),
    }


def _store(certificate: Certificate, language: str, content: bytes) -> CertificatePaper:
    """First writer wins; the file of whoever comes second is taken away again."""
    paper = CertificatePaper(
        certificate=certificate,
        language=language,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    paper.file.save(f"{certificate.pk}-{language}.pdf", ContentFile(content), save=False)
    try:
        with transaction.atomic():
            paper.save(force_insert=True)
    except IntegrityError:
        paper.file.delete(save=False)
        return certificate.papers.get(language=language)
    return paper
