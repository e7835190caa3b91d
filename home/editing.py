"""The law library as editors see it: which facts still await an expert, and who may confirm them."""

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from home.models import Reference

# Trainers add sources; only those who may change them confirm them.
CONFIRMING = "home.change_reference"


def confirmation(reference: Reference) -> str:
    """As in words; empty for what nobody has to confirm."""
    if reference.awaits_expert:
        return _("Awaiting confirmation by a national expert")
    return reference.reviewed_by


class ReferenceFilterSet(WagtailFilterSet):
    awaiting = django_filters.BooleanFilter(
        label=_("Awaiting confirmation by a national expert"), method="by_confirmation"
    )

    class Meta:
        model = Reference
        fields = ["kind", "mark"]

    def by_confirmation(self, references: QuerySet, _name: str, awaiting: bool) -> QuerySet:
        waiting = Reference.objects.awaiting_expert(timezone.localdate())
        return references.filter(pk__in=waiting) if awaiting else references.exclude(pk__in=waiting)


class ReferenceViewSet(SnippetViewSet):
    model = Reference
    icon = "doc-full"
    menu_label = _("Sources")
    menu_order = 160
    add_to_admin_menu = True
    list_per_page = 20
    search_fields = ["key", "citation_kk", "citation_ru", "citation_en"]
    filterset_class = ReferenceFilterSet
    ordering = ["kind", "key"]
    list_display = [
        "__str__",
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("confirmation", label=_("Confirmed by"), accessor=confirmation),
        Column("valid_until", label=_("Confirmed until")),
    ]
    panels = [
        *(FieldPanel(name) for name in ("key", "kind", "mark")),
        *(FieldPanel(f"citation_{code}") for code in ("kk", "ru", "en")),
        *(FieldPanel(f"note_{code}") for code in ("kk", "ru", "en")),
        FieldPanel("url"),
        FieldPanel("read_on"),
        MultiFieldPanel(
            [
                FieldPanel(name, permission=CONFIRMING)
                for name in ("reviewed_by", "reviewed_on", "valid_until")
            ],
            heading=_("Confirmed by an expert"),
        ),
    ]
