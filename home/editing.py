"""At the editors' desk: the law library, who confirms what in it, and what readers report."""

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from home.models import ContentReport, Reference

# Trainers add sources; only those who may change them confirm them.
CONFIRMING = "home.change_reference"
# Who reported is not among them: named or not, the words are what editors need.
READERS_WORDS = ("page", "message", "reported_at")


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


class ContentReportFilterSet(WagtailFilterSet):
    waiting = django_filters.BooleanFilter(label=_("Without an answer"), method="by_answer")

    class Meta:
        model = ContentReport
        fields: list[str] = []

    def by_answer(self, reports: QuerySet, _name: str, waiting: bool) -> QuerySet:
        return reports.filter(answer="") if waiting else reports.exclude(answer="")


class ContentReportViewSet(SnippetViewSet):
    """What readers say stays as they wrote it; editors note what was done about it."""

    model = ContentReport
    icon = "comment"
    menu_order = 170
    add_to_admin_menu = True
    list_per_page = 20
    search_fields = ["page", "message", "answer"]
    filterset_class = ContentReportFilterSet
    list_display = [
        "__str__",
        "reported_at",
        "answer",
    ]
    panels = [
        *(FieldPanel(name, read_only=True) for name in READERS_WORDS),
        FieldPanel("answer"),
    ]
