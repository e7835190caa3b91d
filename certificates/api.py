"""Certificates through the API: my own, their PDF, and the public check."""

from http import HTTPStatus

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_problems import Problem
from certificates.downloads import pdf_response
from certificates.models import Certificate
from certificates.rendering import PaperDamaged
from certificates.serializers import (
    CertificateSerializer,
    PaperLanguageSerializer,
    PublicCertificateSerializer,
)
from certificates.throttling import VerifyThrottle
from certificates.verifying import find


class CertificateList(ListAPIView):
    """The caller's own certificates, newest first."""

    serializer_class = CertificateSerializer
    queryset = Certificate.objects.none()

    def get_queryset(self):
        mine = Certificate.objects.visible_to(self.request.user)
        return mine.select_related("record").order_by("-issued_at", "pk")


class PdfRenderer(BaseRenderer):
    """Lets callers ask for application/pdf; the file itself is no rendered data."""

    media_type = "application/pdf"
    format = "pdf"
    render_style = "binary"

    def render(self, data, accepted_media_type=None, renderer_context=None):
        return data


class CertificatePdf(APIView):
    """The paper as it was first made."""

    renderer_classes = [PdfRenderer, JSONRenderer]

    @extend_schema(
        parameters=[PaperLanguageSerializer],
        responses={(HTTPStatus.OK, "application/pdf"): OpenApiTypes.BINARY},
    )
    def get(self, request, uuid):
        mine = Certificate.objects.visible_to(request.user).select_related("record")
        certificate = get_object_or_404(mine, pk=uuid)
        wanted = PaperLanguageSerializer(data=request.query_params)
        wanted.is_valid(raise_exception=True)
        try:
            return pdf_response(certificate, wanted.validated_data["language"])
        except PaperDamaged as exc:
            detail = _("The stored paper is damaged. Ask support; the certificate stays valid.")
            raise Problem(
                detail, "paper_damaged", status_code=HTTPStatus.SERVICE_UNAVAILABLE
            ) from exc


class VerifyCertificate(APIView):
    """The public check: unknown codes and no codes at all are answered alike."""

    authentication_classes: list[type] = []
    permission_classes = [AllowAny]
    throttle_classes = [VerifyThrottle]

    @extend_schema(
        parameters=[OpenApiParameter("code", str, OpenApiParameter.PATH)],
        responses=PublicCertificateSerializer,
        auth=[],
    )
    def get(self, request, code):
        certificate = find(code)
        if certificate is None:
            detail = _("No certificate has this code.")
            raise Problem(detail, "certificate_not_found", status_code=HTTPStatus.NOT_FOUND)
        return Response(PublicCertificateSerializer(certificate).data)

    def finalize_response(self, *args, **kwargs):
        """Kept by nobody, listed nowhere, whatever the answer."""
        response = super().finalize_response(*args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response
