"""What the API says of standing: the fields of a manager's window and no others."""

from datetime import UTC

from rest_framework import serializers

from tracking.standing import Standing

STANDINGS = [standing.value for standing in Standing]


class StandingQuerySerializer(serializers.Serializer):
    course = serializers.UUIDField(required=False)


class CourseSerializer(serializers.Serializer):
    key = serializers.UUIDField()
    title = serializers.CharField()


class CountsSerializer(serializers.Serializer):
    """People by standing. Null: not shown to those who see only figures."""

    required = serializers.IntegerField(allow_null=True)
    overdue = serializers.IntegerField(allow_null=True)
    expired = serializers.IntegerField(allow_null=True)
    due_soon = serializers.IntegerField(allow_null=True)
    not_started = serializers.IntegerField(allow_null=True)
    in_progress = serializers.IntegerField(allow_null=True)
    paused = serializers.IntegerField(allow_null=True)
    done = serializers.IntegerField(allow_null=True)


class UnitSerializer(serializers.Serializer):
    id = serializers.UUIDField(source="key")
    name = serializers.CharField()


class UnitCountsSerializer(UnitSerializer):
    counts = CountsSerializer()


class PersonStandingSerializer(serializers.Serializer):
    name = serializers.CharField()
    unit = serializers.CharField()
    post = serializers.CharField()
    standing = serializers.ChoiceField(STANDINGS)
    due_on = serializers.DateField()
    completed_on = serializers.DateField(allow_null=True)
    certificate = serializers.CharField(allow_null=True)
    expires_on = serializers.DateField(allow_null=True)


class StandingSerializer(serializers.Serializer):
    unit = UnitSerializer()
    course = CourseSerializer(allow_null=True)
    as_of = serializers.DateTimeField(default_timezone=UTC)
    counts = CountsSerializer()
    units = UnitCountsSerializer(many=True)
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = PersonStandingSerializer(many=True)
