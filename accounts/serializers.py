"""What the API says about the caller, to the caller alone."""

from rest_framework import serializers

from accounts.models import StudyAdjustment, User
from accounts.preferring import DISPLAY_FIELDS, check_time_zone, content_notes_of


class PreferencesSerializer(serializers.ModelSerializer):
    time_zone = serializers.CharField(required=False, validators=[check_time_zone])
    content_notes = serializers.ChoiceField(StudyAdjustment.Notes.choices, required=False)

    class Meta:
        model = User
        fields = [*DISPLAY_FIELDS, "content_notes"]

    def to_representation(self, instance: User) -> dict:
        # Asked for once per answer: the notes live apart from the person.
        instance.content_notes = content_notes_of(instance)
        return super().to_representation(instance)


class MeSerializer(serializers.ModelSerializer):
    full_name = serializers.CharField(source="get_full_name", read_only=True)
    preferences = PreferencesSerializer(source="*", read_only=True)

    class Meta:
        model = User
        fields = [
            "id",
            "sign_in_code",
            "email",
            "family_name",
            "given_name",
            "patronymic",
            "latin_name",
            "full_name",
            "preferences",
        ]
        read_only_fields = fields
