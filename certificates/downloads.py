"""The PDF as it leaves the server, the same through the page and the API."""

from django.http import HttpResponse

from certificates.models import Certificate
from certificates.rendering import paper_for, read


def pdf_response(certificate: Certificate, language: str) -> HttpResponse:
    """The stored paper as a file to keep; only the holder's own browser may hold a copy."""
    content = read(paper_for(certificate, language))
    response = HttpResponse(content, content_type="application/pdf")
    name = f"senim-{certificate.serial}-{language}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-cache"
    return response
