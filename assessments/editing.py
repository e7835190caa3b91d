"""The question bank as trainers see it in the editor: the list, the form, its choices."""

import uuid

import django_filters
from django import forms
from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.models import WorkflowState
from wagtail.snippets.views.snippets import SnippetViewSet

from assessments.models import PublishedQuestion, Question, QuizItem
from courses.models import LessonPage


def lesson_choices() -> list[tuple[str, str]]:
    """Every lesson once, under its title in the language it was first written in."""
    lessons = LessonPage.objects.select_related("locale").order_by("path")
    found: dict[uuid.UUID, str] = {}
    for lesson in lessons:
        if lesson.locale.language_code == lesson.source_language:
            found[lesson.translation_key] = lesson.title
    return [("", "---------"), *((str(key), title) for key, title in found.items())]


class QuestionForm(WagtailAdminModelForm):
    lesson_key = forms.TypedChoiceField(
        choices=lesson_choices,
        coerce=uuid.UUID,
        empty_value=None,
        required=False,
        label=_("Lesson to read again"),
        help_text=_("The result page leads there after a mistake."),
    )


class QuestionFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(
        label=_("Type"), choices=Question.Type.choices, field_name="answer__0__type"
    )

    class Meta:
        model = Question
        fields = ["level", "live"]


def served_languages(question: Question) -> str:
    """Languages in which learners meet it; a stale or unfinished translation is not among them."""
    return ", ".join(sorted(question.served["languages"])) if question.served else "–"


def type_of(question: Question) -> str:
    return dict(Question.Type.choices).get(question.type, "–")


def state_of(question: Question) -> str:
    if not question.live:
        return _("Draft")
    return _("Live, with a newer draft") if question.has_unpublished_changes else _("Live")


class QuestionViewSet(SnippetViewSet):
    model = Question
    icon = "help"
    menu_label = _("Questions")
    menu_order = 150
    add_to_admin_menu = True
    search_fields = ["stem", "code"]
    filterset_class = QuestionFilterSet
    ordering = ["code", "stem"]
    list_per_page = 20
    list_display = [
        "__str__",
        Column("kind", label=_("Type"), accessor=type_of),
        Column("level", label=_("Level"), accessor="get_level_display"),
        Column("used_in", label=_("In quizzes")),
        Column("served_in", label=_("Served in"), accessor=served_languages),
        Column("state", label=_("Status"), accessor=state_of),
        UpdatedAtColumn(),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("situation"),
                    FieldPanel("stem"),
                    FieldPanel("answer"),
                    FieldPanel("explanation"),
                    FieldPanel("references", widget=forms.CheckboxSelectMultiple),
                ],
                heading=_("Question"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel("code"), FieldPanel("level"), FieldPanel("lesson_key")],
                        heading=_("About this question"),
                    )
                ],
                heading=_("Details"),
            ),
        ],
        base_form_class=QuestionForm,
    )

    def get_queryset(self, request) -> QuerySet[Question]:
        """With what the list tells of each question, in queries that do not grow with it."""
        uses = QuizItem.objects.filter(question__translation_key=OuterRef("translation_key"))
        counted = (
            uses.order_by()
            .values("question__translation_key")
            .annotate(n=Count("page__translation_key", distinct=True))
        )
        served = PublishedQuestion.objects.filter(pk=OuterRef("translation_key"))
        reviews = Prefetch(
            "workflow_states",
            WorkflowState.objects.active().select_related("current_task_state__task"),
            to_attr="_current_workflow_states",
        )
        questions = Question.objects.select_related("latest_revision").prefetch_related(reviews)
        return questions.annotate(
            used_in=Coalesce(Subquery(counted.values("n")), 0),
            served=Subquery(served.values("version__paper")),
        )
