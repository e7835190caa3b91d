"""A manager's units and the people in them, through the API."""

from uuid import UUID

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView

from accounts.api_paging import Keyset
from accounts.sorting import name_order
from agencies.models import Agency, AgencyQuerySet, Membership, MembershipQuerySet
from agencies.serializers import AgencySerializer, StaffSerializer


@extend_schema(
    summary="Units I answer for, each before what is below it",
    description="Empty for somebody who answers for nobody.",
)
class AgencyList(ListAPIView):
    serializer_class = AgencySerializer

    def get_queryset(self) -> AgencyQuerySet:
        return Agency.objects.visible_to(self.request.user).order_by("path")

    def get_serializer_context(self) -> dict:
        keys = dict(self.get_queryset().values_list("path", "key"))
        names = {path: str(key) for path, key in keys.items()}
        return super().get_serializer_context() | {"keys_by_path": names}


class ByName(Keyset):
    ordering = ("sort_name", "pk")


@extend_schema(summary="People who work today in a unit and below it, in the order of names")
class StaffList(ListAPIView):
    serializer_class = StaffSerializer
    pagination_class = ByName

    def get_queryset(self) -> MembershipQuerySet:
        if getattr(self, "swagger_fake_view", False):
            return Membership.objects.none()
        unit = self.unit(self.kwargs["key"])
        below = Membership.objects.filter(agency__path__startswith=unit.path)
        return (
            below.current(timezone.localdate())
            .select_related("person", "agency", "post")
            .annotate(sort_name=name_order("person__"))
        )

    def unit(self, key: UUID) -> Agency:
        unit = Agency.objects.visible_to(self.request.user).filter(key=key).first()
        if unit is None:
            raise Http404
        return unit
