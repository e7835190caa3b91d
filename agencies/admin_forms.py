"""Units, memberships and responsibilities as an administrator types them."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from accounts.people_admin import PersonField
from agencies.models import Agency, Membership, Post, Responsibility


class UnitField(forms.ModelChoiceField):
    def __init__(self, **options):
        super().__init__(queryset=Agency.objects.order_by("path"), **options)

    def label_from_instance(self, unit: Agency) -> str:
        return f"{'— ' * (unit.depth - 1)}{unit.name}"


class AgencyForm(WagtailAdminModelForm):
    parent = UnitField(
        label=_("Part of"), required=False, help_text=_("Nothing: an agency of its own.")
    )

    class Meta:
        model = Agency
        fields = ["name_kk", "name_ru", "name_en", "region", "closed_on"]
        widgets = {"closed_on": AdminDateInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["parent"].initial = self.instance.get_parent()

    def clean_parent(self) -> Agency | None:
        parent, unit = self.cleaned_data["parent"], self.instance
        if parent and unit.pk and (parent == unit or parent.is_descendant_of(unit)):
            raise forms.ValidationError(_("A unit cannot be part of itself."), "own_part")
        return parent

    def save(self, commit: bool = True) -> Agency:
        """The tree keeps its own books, so nodes are added and moved through it."""
        unit, parent = self.instance, self.cleaned_data["parent"]
        if not unit.pk:
            return parent.add_child(instance=unit) if parent else Agency.add_root(instance=unit)
        unit.save()
        if parent != unit.get_parent():
            move(unit, parent)
        return Agency.objects.get(pk=unit.pk)


def move(unit: Agency, parent: Agency | None) -> None:
    if parent:
        unit.move(parent, "last-child")
    else:
        unit.move(Agency.get_last_root_node(), "last-sibling")


class PostForm(WagtailAdminModelForm):
    class Meta:
        model = Post
        fields = ["name_kk", "name_ru", "name_en", "profession"]


class MembershipForm(WagtailAdminModelForm):
    person = PersonField()
    agency = UnitField(label=_("Unit"))

    class Meta:
        model = Membership
        fields = [
            "person",
            "agency",
            "post",
            "staff_number",
            "started_on",
            "ended_on",
            "paused_until",
        ]
        widgets = dict.fromkeys(["started_on", "ended_on", "paused_until"], AdminDateInput)


class ResponsibilityForm(WagtailAdminModelForm):
    person = PersonField()
    agency = UnitField(
        label=_("Unit"), required=False, help_text=_("Nothing for the two roles over the country.")
    )

    class Meta:
        model = Responsibility
        fields = ["person", "role", "agency", "since", "until"]
        widgets = dict.fromkeys(["since", "until"], AdminDateInput)
