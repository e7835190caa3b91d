"""People in the administration: names, names to sign in with, roles. Passwords are not set here."""

from uuid import UUID

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import IndexView, UserColumn, UserViewSet

from accounts.administering import AdministratorsOnly
from accounts.folding import fold
from accounts.identifying import person_named
from accounts.models import User
from accounts.sorting import name_order

FIELDS = [
    "family_name",
    "given_name",
    "patronymic",
    "latin_name",
    "email",
    "sign_in_code",
    "interface_language",
    "study_language",
    "is_superuser",
    "groups",
]


class PersonAddForm(UserCreationForm):
    # Wagtail asks for these of other kinds of people.
    first_name = None
    last_name = None
    email = None

    class Meta(UserCreationForm.Meta):
        model = User
        fields = FIELDS

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        return super().save(commit)


class PersonEditForm(UserEditForm):
    first_name = None
    last_name = None
    email = None

    class Meta(UserEditForm.Meta):
        model = User
        fields = [*FIELDS, "is_active"]


class PeopleIndex(IndexView):
    default_ordering = "name"
    search_fields = ["search_key"]
    page_title = _("People")
    add_item_label = _("Add a person")

    @property
    def columns(self) -> list[Column]:
        return [
            UserColumn(
                "name",
                accessor="get_full_name",
                label=_("Name"),
                sort_key="name",
                get_url=self.get_edit_url,
            ),
            Column("sign_in_code", label=_("Sign-in code")),
            Column("email", label=_("E-mail")),
            BooleanColumn("is_superuser", label=_("Administrator"), sort_key="is_superuser"),
            BooleanColumn("is_active", label=_("Active"), sort_key="is_active"),
            DateColumn("last_login", label=_("Last sign-in"), sort_key="last_login"),
        ]

    def search_queryset(self, queryset: QuerySet[User]) -> QuerySet[User]:
        if not self.is_searching:
            return queryset
        wanted = Q(email__startswith=self.search_query) | Q(sign_in_code=self.search_query.upper())
        return queryset.filter(wanted | Q(search_key__contains=fold(self.search_query)))

    def order_queryset(self, queryset: QuerySet[User]) -> QuerySet[User]:
        if self.ordering.removeprefix("-") != "name":
            return queryset.order_by(self.ordering, "pk")
        names = name_order()
        backwards = self.ordering.startswith("-")
        return queryset.order_by(names.desc() if backwards else names, "pk")


class PersonViewSet(UserViewSet):
    index_view_class = PeopleIndex
    ordering = "name"
    menu_label = _("People")
    create_template_name = "accounts/admin/create.html"
    edit_template_name = "accounts/admin/edit.html"
    permission_policy = AdministratorsOnly(User)

    def get_form_class(self, for_update: bool = False):
        return PersonEditForm if for_update else PersonAddForm


class PersonField(forms.CharField):
    """One person among thousands: named as she signs in, not picked from a list."""

    def __init__(self, **options):
        options.setdefault("label", _("Person"))
        options.setdefault("help_text", _("E-mail, sign-in code or staff number."))
        super().__init__(max_length=254, **options)

    def prepare_value(self, value) -> str:
        """A stored person is shown by her sign-in code; what was typed, as it was."""
        if not isinstance(value, UUID):
            return value
        return User.objects.get(pk=value).sign_in_code

    def clean(self, value) -> User | None:
        text = super().clean(value)
        person = person_named(text) if text else None
        if text and person is None:
            raise forms.ValidationError(_("Nobody is known by this name."), "unknown_person")
        return person
