"""The shapes of the quiz API. A paper has no field that could hold a key."""

import datetime

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from assessments.checking import MOST_LETTERS
from assessments.models import Question


class QuizSerializer(serializers.Serializer):
    key = serializers.UUIDField()
    title = serializers.CharField()
    summary = serializers.CharField(allow_blank=True)
    language = serializers.CharField()
    practice = serializers.BooleanField()
    questions = serializers.IntegerField()
    pass_mark = serializers.IntegerField(help_text="Per cent.")
    time_limit_minutes = serializers.IntegerField(
        allow_null=True, help_text="With your own time factor. Null: untimed."
    )
    max_attempts = serializers.IntegerField(allow_null=True, help_text="Null: as many as wanted.")
    attempts_used = serializers.IntegerField()
    attempts_left = serializers.IntegerField(allow_null=True)
    enrolled = serializers.BooleanField()
    open_attempt = serializers.UUIDField(allow_null=True)


class StartSerializer(serializers.Serializer):
    timed = serializers.BooleanField(
        default=True, help_text="False leaves a practice without its time limit."
    )


class ChoiceSerializer(serializers.Serializer):
    id = serializers.CharField()
    text = serializers.CharField()


class QuestionSerializer(serializers.Serializer):
    slot = serializers.IntegerField()
    type = serializers.ChoiceField(choices=Question.Type.choices)
    language = serializers.CharField()
    situation = serializers.CharField(allow_blank=True)
    stem = serializers.CharField()
    options = ChoiceSerializer(many=True, required=False)
    left = ChoiceSerializer(many=True, required=False)
    right = ChoiceSerializer(many=True, required=False)
    unit = serializers.CharField(allow_blank=True, required=False)


class PaperItemSerializer(QuestionSerializer):
    saved = serializers.DictField(allow_null=True)


class AttemptSerializer(serializers.Serializer):
    uuid = serializers.UUIDField()
    state = serializers.ChoiceField(choices=["open", "submitted"])
    sequence = serializers.IntegerField()
    seconds_left = serializers.IntegerField(allow_null=True)
    language = serializers.CharField()
    items = PaperItemSerializer(many=True)


def shape(**properties: dict) -> dict:
    """An object of these fields and no others; the first is required."""
    first = next(iter(properties))
    return {
        "type": "object",
        "properties": properties,
        "required": [first],
        "additionalProperties": False,
    }


ID = {"type": "string"}
REASON = {"type": "string", "maxLength": MOST_LETTERS}


@extend_schema_field(
    {
        "anyOf": [
            shape(choice=ID),
            shape(choices={"type": "array", "items": ID, "uniqueItems": True}),
            shape(value={"type": "boolean"}, justification=REASON),
            shape(order={"type": "array", "items": ID, "uniqueItems": True}),
            shape(pairs={"type": "object", "additionalProperties": ID}),
            shape(value={"type": ["string", "number"], "examples": ["72"]}),
            {"type": "null"},
        ]
    }
)
class ResponseField(serializers.JSONField):
    """One shape for each type of question; whether it fits the question is the deed's to say."""


class AnswerSerializer(serializers.Serializer):
    write_id = serializers.UUIDField(help_text="A new one for every write; repeat it in retries.")
    sequence = serializers.IntegerField(min_value=0, max_value=2**31 - 2)
    slot = serializers.IntegerField(min_value=1, max_value=2**15 - 1)
    response = ResponseField(allow_null=True, help_text="By the type of question; null clears.")


class SavedSerializer(serializers.Serializer):
    sequence = serializers.IntegerField()
    saved_at = serializers.DateTimeField(default_timezone=datetime.UTC)


class FeedbackSerializer(serializers.Serializer):
    about = serializers.CharField(help_text='An option id, or "true", "false", "low", "high".')
    text = serializers.CharField()


class SourceSerializer(serializers.Serializer):
    key = serializers.CharField()
    kind = serializers.CharField()
    mark = serializers.CharField()
    awaits_expert = serializers.BooleanField()
    citation = serializers.CharField()
    note = serializers.CharField(allow_blank=True)
    url = serializers.CharField(allow_blank=True)


class MarkedItemSerializer(QuestionSerializer):
    response = serializers.DictField(allow_null=True)
    points = serializers.CharField(help_text="A decimal number.")
    max_points = serializers.CharField(help_text="A decimal number.")
    verdict = serializers.ChoiceField(choices=["right", "partly", "other", "not_answered"])
    lesson_key = serializers.UUIDField(allow_null=True)
    best_response = serializers.DictField(allow_null=True)
    feedback = FeedbackSerializer(many=True)
    rubric = serializers.CharField(allow_blank=True)
    explanation = serializers.CharField(allow_blank=True)
    sources = SourceSerializer(many=True)
    awaits_expert = serializers.BooleanField()


class ResultSerializer(serializers.Serializer):
    uuid = serializers.UUIDField()
    score = serializers.CharField(help_text="A decimal number.")
    max_score = serializers.CharField(help_text="A decimal number.")
    percent = serializers.CharField(help_text="A decimal number, rounded down.")
    passed = serializers.BooleanField()
    pass_mark = serializers.IntegerField(help_text="Per cent.")
    practice = serializers.BooleanField()
    answers_shown = serializers.BooleanField(
        help_text="False: the answers stay hidden until the quiz is passed or the last attempt."
    )
    submitted_at = serializers.DateTimeField(default_timezone=datetime.UTC)
    language = serializers.CharField()
    items = MarkedItemSerializer(many=True)
