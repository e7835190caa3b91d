"""Quiz pages: which questions, by which rules."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Orderable
from wagtail_localize.fields import SynchronizedField

from assessments.models.bank import Question
from courses.models import CourseItem
from courses.models.pages import LearningPage


class QuizPage(RoutablePageMixin, CourseItem, LearningPage):
    """A final test or a practice. The rules are pinned in each attempt when it starts."""

    item_kind = "quiz"

    class Feedback(models.TextChoices):
        AFTER = "after", _("After each submission")
        AT_END = "at_end", _("When passed, or after the last attempt")

    practice = models.BooleanField(_("practice: any number of attempts"), default=False)
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark, per cent"),
        default=70,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    max_attempts = models.PositiveSmallIntegerField(_("attempts in a cycle"), null=True, blank=True)
    time_limit_minutes = models.PositiveSmallIntegerField(
        _("time limit, minutes"), null=True, blank=True
    )
    fixed_time_reason = models.CharField(
        _("why nobody may ask for more time"),
        max_length=300,
        blank=True,
        help_text=_("Empty: a learner may add ten minutes, up to ten times."),
    )
    feedback = models.CharField(
        _("show answers and reasons"),
        max_length=8,
        choices=Feedback.choices,
        default=Feedback.AFTER,
    )
    draw_count = models.PositiveSmallIntegerField(
        _("questions drawn"), null=True, blank=True, help_text=_("Empty: all of them.")
    )
    shuffle = models.BooleanField(_("mix the order"), default=True)

    RULES = [
        "practice",
        "pass_mark",
        "max_attempts",
        "time_limit_minutes",
        "fixed_time_reason",
        "feedback",
        "draw_count",
        "shuffle",
        "required",
    ]
    content_panels = [
        *LearningPage.content_panels,
        InlinePanel("quiz_items", label=_("Question"), min_num=1),
        MultiFieldPanel([FieldPanel(name) for name in RULES], heading=_("Rules")),
    ]
    override_translatable_fields = [
        *LearningPage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in [*RULES, "quiz_items"]),
    ]
    parent_page_types = ["courses.CoursePage", "courses.ModulePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("quiz")


class QuizItem(Orderable):
    page = ParentalKey(QuizPage, related_name="quiz_items", on_delete=models.CASCADE)
    # The question in its source language; learners meet its published version.
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    points = models.PositiveSmallIntegerField(
        _("points"), default=1, validators=[MinValueValidator(1)]
    )

    panels = [FieldPanel("question"), FieldPanel("points")]
