"""How certificates read through the API."""

from datetime import UTC

from django.utils import timezone
from rest_framework import serializers

from certificates.composing import short_name, verify_address
from certificates.models import Certificate, CertificatePaper


class CertificateSerializer(serializers.ModelSerializer):
    """A learner's own certificate."""

    state = serializers.ChoiceField(Certificate.State.choices, read_only=True)
    course_key = serializers.UUIDField(source="record.course_key")
    course_titles = serializers.DictField(
        source="record.course_titles", child=serializers.CharField()
    )
    hours = serializers.DecimalField(5, 1, source="record.hours")
    edition = serializers.CharField(source="record.edition")
    law_date = serializers.DateField(source="record.law_date", allow_null=True)
    completed_at = serializers.DateTimeField(source="record.completed_at", default_timezone=UTC)
    issued_at = serializers.DateTimeField(default_timezone=UTC)
    verify_url = serializers.SerializerMethodField()
    pdf_url = serializers.HyperlinkedIdentityField(
        "v1:certificate-pdf", lookup_field="uuid", lookup_url_kwarg="uuid"
    )

    class Meta:
        model = Certificate
        fields = [
            "uuid",
            "serial",
            "code",
            "state",
            "course_key",
            "course_titles",
            "hours",
            "edition",
            "law_date",
            "completed_at",
            "issued_at",
            "expires_on",
            "demonstration",
            "verify_url",
            "pdf_url",
        ]

    def get_verify_url(self, certificate) -> str:
        return verify_address(certificate)


class PublicCertificateSerializer(serializers.ModelSerializer):
    """What a stranger may know: every printed fact, and of the person a short name alone."""

    state = serializers.ChoiceField(Certificate.State.choices, read_only=True)
    holder = serializers.SerializerMethodField()
    course_titles = serializers.DictField(
        source="record.course_titles", child=serializers.CharField()
    )
    issuer_names = serializers.DictField(child=serializers.CharField())
    hours = serializers.DecimalField(5, 1, source="record.hours")
    edition = serializers.CharField(source="record.edition")
    law_date = serializers.DateField(source="record.law_date", allow_null=True)
    completed_on = serializers.SerializerMethodField()
    issued_on = serializers.SerializerMethodField()
    withdrawn_on = serializers.SerializerMethodField()
    replaced_by = serializers.CharField(
        source="superseded_by.serial", default=None, allow_null=True
    )

    class Meta:
        model = Certificate
        fields = [
            "state",
            "serial",
            "code",
            "holder",
            "course_titles",
            "issuer_names",
            "hours",
            "edition",
            "law_date",
            "completed_on",
            "issued_on",
            "expires_on",
            "withdrawn_on",
            "replaced_by",
            "demonstration",
        ]

    def get_holder(self, certificate) -> str:
        return short_name(certificate)

    def get_completed_on(self, certificate) -> str:
        return timezone.localdate(certificate.record.completed_at).isoformat()

    def get_issued_on(self, certificate) -> str:
        return timezone.localdate(certificate.issued_at).isoformat()

    def get_withdrawn_on(self, certificate) -> str | None:
        moment = certificate.revoked_at
        return timezone.localdate(moment).isoformat() if moment else None


class PaperLanguageSerializer(serializers.Serializer):
    language = serializers.ChoiceField(
        CertificatePaper.Language.choices, default=CertificatePaper.Language.BILINGUAL
    )
