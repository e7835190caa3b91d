"""A learner's own certificates: list, one of them, its PDF."""

import segno
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation

from certificates.composing import facts, verify_address
from certificates.downloads import pdf_response
from certificates.issuing import awaiting_certificate
from certificates.models import Certificate, CertificatePaper
from certificates.rendering import PaperDamaged


@login_required
def certificate_list(request: HttpRequest) -> HttpResponse:
    mine = Certificate.objects.visible_to(request.user).select_related("record")
    awaited = awaiting_certificate().visible_to(request.user).select_related("issue_problem")
    language = translation.get_language()
    rows = [(row, facts(row, language)) for row in mine.order_by("-record__completed_at")]
    return render(request, "certificates/list.html", {"rows": rows, "awaited": awaited})


@login_required
def certificate_detail(request: HttpRequest, uuid) -> HttpResponse:
    certificate = _mine(request, uuid)
    address = verify_address(certificate)
    sizes = dict(certificate.papers.values_list("language", "size"))
    papers = [
        {"language": code, "name": name, "size": sizes.get(code)}
        for code, name in CertificatePaper.Language.choices
    ]
    context = {
        "certificate": certificate,
        "facts": facts(certificate, translation.get_language()),
        "papers": papers,
        "prepared": len(sizes) == len(papers),
        "address": address,
        "qr": segno.make(address, error="m").svg_data_uri(scale=4, border=2, light="#fff"),
    }
    return render(request, "certificates/detail.html", context)


@login_required
def certificate_pdf(request: HttpRequest, uuid, language: str) -> HttpResponse:
    certificate = _mine(request, uuid)
    if language not in CertificatePaper.Language.values:
        raise Http404
    try:
        return pdf_response(certificate, language)
    except PaperDamaged:
        return render(request, "certificates/damaged.html", status=503)


def _mine(request: HttpRequest, uuid) -> Certificate:
    mine = Certificate.objects.visible_to(request.user)
    return get_object_or_404(mine.select_related("record", "superseded_by"), pk=uuid)
