"""People at their units in the administration: the tree, posts, memberships, responsibilities."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from accounts.administering import AdministratorsOnly
from accounts.sorting import name_order
from agencies.admin_forms import AgencyForm, MembershipForm, PostForm, ResponsibilityForm
from agencies.models import Agency, Membership, Post, Responsibility


class AdministratorsViewSet(ModelViewSet):
    add_to_admin_menu = False
    copy_view_enabled = False
    add_to_reference_index = False

    @property
    def permission_policy(self) -> AdministratorsOnly:
        return AdministratorsOnly(self.model)

    def get_form_class(self, for_update: bool = False):
        return self.form_class


class MembershipIndex(IndexView):
    def get_base_queryset(self) -> QuerySet[Membership]:
        return super().get_base_queryset().select_related("person", "agency", "post")


class ResponsibilityIndex(IndexView):
    def get_base_queryset(self) -> QuerySet[Responsibility]:
        return super().get_base_queryset().select_related("person", "agency")


class UnitViewSet(AdministratorsViewSet):
    model = Agency
    form_class = AgencyForm
    icon = "group"
    list_display = ["__str__", "depth", "region", "closed_on"]
    search_fields = ["name_kk", "name_ru", "name_en"]
    search_backend_name = None
    ordering = ["path"]


class PostViewSet(AdministratorsViewSet):
    model = Post
    form_class = PostForm
    icon = "tag"
    list_display = ["__str__", "get_profession_display"]
    ordering = ["profession", "pk"]


class MembershipViewSet(AdministratorsViewSet):
    model = Membership
    index_view_class = MembershipIndex
    form_class = MembershipForm
    icon = "user"
    list_display = ["person", "agency", "post", "staff_number", "started_on", "ended_on"]
    list_filter = ["agency", "post"]
    search_fields = ["person__search_key", "staff_number"]
    search_backend_name = None
    ordering = [name_order("person__"), "pk"]


class ResponsibilityViewSet(AdministratorsViewSet):
    model = Responsibility
    index_view_class = ResponsibilityIndex
    form_class = ResponsibilityForm
    icon = "key"
    list_display = ["person", "get_role_display", "agency", "since", "until"]
    list_filter = ["role"]
    search_fields = ["person__search_key"]
    search_backend_name = None
    ordering = [name_order("person__"), "pk"]


class PeopleGroup(ViewSetGroup):
    menu_label = _("Agencies")
    menu_icon = "group"
    menu_order = 500
    items = (UnitViewSet, PostViewSet, MembershipViewSet, ResponsibilityViewSet)


@hooks.register("register_admin_viewset")
def people_and_units() -> PeopleGroup:
    return PeopleGroup()
