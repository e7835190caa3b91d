"""Courses and cycles as the API tells them to one reader."""

from datetime import UTC

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from courses.models import Enrolment

PROGRESS = ["not_started", "in_progress", "done"]


class EntrySerializer(serializers.Serializer):
    """A course of the catalogue; texts are in ``language``."""

    key = serializers.UUIDField(source="page.translation_key")
    title = serializers.CharField(source="page.title")
    summary = serializers.CharField(source="page.summary")
    language = serializers.CharField()
    languages = serializers.ListField(child=serializers.CharField())
    role = serializers.CharField(source="page.audience")
    hours = serializers.DecimalField(source="page.hours", max_digits=5, decimal_places=1)
    edition = serializers.CharField(source="page.edition")
    law_date = serializers.DateField(source="page.law_date", allow_null=True)
    describes_violence = serializers.BooleanField()
    retired = serializers.BooleanField(source="page.is_retired")
    url = serializers.CharField(source="page.get_url")


class EnrolledItemSerializer(serializers.Serializer):
    key = serializers.UUIDField()
    kind = serializers.ChoiceField(["lesson", "quiz"])
    completed_at = serializers.DateTimeField(default_timezone=UTC, allow_null=True)


class EnrolmentSerializer(serializers.ModelSerializer):
    """One cycle; ``state`` "completed" with no new cycle means that the completion still stands."""

    state = serializers.SerializerMethodField()
    opened_at = serializers.DateTimeField(default_timezone=UTC)
    completed_at = serializers.DateTimeField(default_timezone=UTC, allow_null=True)
    items = serializers.SerializerMethodField()

    class Meta:
        model = Enrolment
        fields = [
            "id",
            "course_key",
            "cycle",
            "edition",
            "state",
            "opened_at",
            "completed_at",
            "items",
        ]

    def get_state(self, enrolment: Enrolment) -> str:
        if enrolment.withdrawn_at is not None:
            return "withdrawn"
        return "open" if enrolment.completed_at is None else "completed"

    @extend_schema_field(EnrolledItemSerializer(many=True))
    def get_items(self, enrolment: Enrolment) -> list[dict]:
        done = {str(c.item_key): c.completed_at for c in enrolment.item_completions.all()}
        items = [
            pinned | {"completed_at": done.get(pinned["key"])}
            for pinned in enrolment.required_items
        ]
        return EnrolledItemSerializer(items, many=True).data


class OutlineItemSerializer(serializers.Serializer):
    key = serializers.UUIDField()
    kind = serializers.ChoiceField(["lesson", "quiz"])
    title = serializers.CharField(source="page.title")
    language = serializers.CharField()
    required = serializers.BooleanField(source="page.required")
    minutes = serializers.IntegerField()
    describes_violence = serializers.BooleanField()
    state = serializers.ChoiceField(PROGRESS)
    url = serializers.CharField(source="address")


class OutlineModuleSerializer(serializers.Serializer):
    """Items that stand outside modules come in one without a key."""

    key = serializers.UUIDField(source="page.translation_key", default=None, allow_null=True)
    title = serializers.CharField(source="page.title", default="", allow_blank=True)
    state = serializers.ChoiceField(PROGRESS)
    items = OutlineItemSerializer(many=True)


class CourseOutlineSerializer(EntrySerializer):
    """One course with its outline and, for a learner, the last cycle."""

    valid_months = serializers.IntegerField(source="page.valid_months", allow_null=True)
    certificate_rule = serializers.CharField(source="page.certificate_rule")
    modules = OutlineModuleSerializer(source="outline.modules", many=True)
    items_done = serializers.IntegerField(source="outline.done_count")
    items_needed = serializers.SerializerMethodField()
    enrolment = EnrolmentSerializer(source="outline.enrolment", allow_null=True)

    def get_items_needed(self, entry) -> int:
        return len(entry.outline.needed)
