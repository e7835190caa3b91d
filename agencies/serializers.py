"""What the API says about units and the people in them: who works where, and nothing else."""

from rest_framework import serializers

from agencies.models import Agency, Membership


class AgencySerializer(serializers.ModelSerializer):
    id = serializers.UUIDField(source="key", read_only=True)
    name = serializers.CharField(read_only=True)
    parent = serializers.SerializerMethodField()

    class Meta:
        model = Agency
        fields = ["id", "name", "region", "depth", "parent", "closed_on"]

    def get_parent(self, unit: Agency) -> str | None:
        """The unit above, when the caller answers for it too."""
        return self.context["keys_by_path"].get(unit.path[: -unit.steplen])


class StaffSerializer(serializers.ModelSerializer):
    id = serializers.UUIDField(source="person_id", read_only=True)
    name = serializers.CharField(source="person.get_full_name", read_only=True)
    unit = serializers.CharField(source="agency.name", read_only=True)
    unit_id = serializers.UUIDField(source="agency.key", read_only=True)
    post = serializers.CharField(source="post.name", read_only=True)

    class Meta:
        model = Membership
        fields = ["id", "name", "unit", "unit_id", "post", "staff_number"]
