"""Addresses of this floor below /api/v1/."""

from django.urls import path

from certificates import api

urlpatterns = [
    path("me/certificates/", api.CertificateList.as_view(), name="my-certificates"),
    path("certificates/<uuid:uuid>/pdf/", api.CertificatePdf.as_view(), name="certificate-pdf"),
    path("verify/<path:code>/", api.VerifyCertificate.as_view(), name="verify"),
]
