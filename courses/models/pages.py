"""Catalogue, course, module and lesson: what a learner reads, one page per language."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import ProtectedError
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from agencies.models import Profession
from courses.blocks import Grade, StepsBlock
from courses.models.records import Enrolment
from home.blocks import InformationBlocks
from home.models import Reference
from home.models.showing import ShownByView, show
from home.publishing import CheckedContent
from home.translating import TranslatedPage


class LearningPage(TranslatedPage, ShownByView, Page):
    """A page of a course. Its identity in every language is its translation key."""

    source_language = models.CharField(
        _("written first in"), max_length=8, choices=settings.LANGUAGES, default="en"
    )
    summary = models.TextField(_("summary"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    settings_panels = [*Page.settings_panels, FieldPanel("source_language")]
    override_translatable_fields = [SynchronizedField("source_language", overridable=False)]

    class Meta:
        abstract = True

    @staticmethod
    def learned_from(pages: Iterable[Page]) -> models.QuerySet[Enrolment]:
        """Cycles that would lose their ground if these pages and those below went away."""
        below = Page.objects.none()
        for page in pages:
            below |= Page.objects.descendant_of(page, inclusive=True)
        keys = set(below.values_list("translation_key", flat=True))
        return Enrolment.objects.relying_on(keys)

    def delete(self, *args, **kwargs):
        """Refused while somebody learns from it or has: records outlive pages."""
        cycles = self.learned_from([self])
        if cycles.exists():
            raise ProtectedError("Learners' records rest on this page.", set(cycles[:1]))
        return super().delete(*args, **kwargs)


class CataloguePage(TranslatedPage, ShownByView, Page):
    """All courses of the site."""

    shown_by = "courses.views.catalogue.show_catalogue"

    intro = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["courses.CoursePage"]

    class Meta:
        verbose_name = _("catalogue")


class CoursePage(LearningPage):
    shown_by = "courses.views.course.show_course"

    audience = models.CharField(
        _("for whom"), max_length=16, choices=Profession.choices, default=Profession.POLICE
    )
    hours = models.DecimalField(_("academic hours"), max_digits=5, decimal_places=1, default=1)
    edition = models.CharField(_("edition"), max_length=32)
    law_date = models.DateField(_("law as at"), null=True, blank=True)
    valid_months = models.PositiveSmallIntegerField(
        _("certificate is valid, months"), null=True, blank=True, default=24
    )
    outcomes = StreamField(InformationBlocks(), verbose_name=_("what you will be able to do"))
    difficult_content = StreamField(
        InformationBlocks(), verbose_name=_("about difficult content"), blank=True
    )
    certificate_rule = models.TextField(_("how the certificate is earned"), blank=True)
    team = models.TextField(_("course team"), blank=True)
    retired_on = models.DateField(_("no longer maintained since"), null=True, blank=True)

    content_panels = [
        *LearningPage.content_panels,
        FieldPanel("outcomes"),
        FieldPanel("difficult_content"),
        FieldPanel("certificate_rule"),
        FieldPanel("team"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("audience", "hours", "edition", "law_date")]
            + [FieldPanel("valid_months"), FieldPanel("retired_on")],
            heading=_("Terms of the course"),
        ),
    ]
    override_translatable_fields = [
        *LearningPage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in ("audience", "hours", "edition", "law_date", "valid_months", "retired_on")
        ),
    ]
    parent_page_types = ["courses.CataloguePage"]

    class Meta:
        verbose_name = _("course")

    @property
    def is_retired(self) -> bool:
        """No longer maintained: readable, and finished by those who have begun."""
        return self.retired_on is not None and self.retired_on <= timezone.localdate()


class ModulePage(LearningPage):
    shown_by = "courses.views.course.show_module"

    parent_page_types = ["courses.CoursePage"]

    class Meta:
        verbose_name = _("module")


class CourseItem(models.Model):
    """What a learner completes: a lesson here, a quiz on the floor above."""

    item_kind: str
    title: str
    translation_key: UUID

    required = models.BooleanField(_("needed for completion"), default=True)

    class Meta:
        abstract = True


class LessonPage(CheckedContent, RoutablePageMixin, CourseItem, LearningPage):
    item_kind = "lesson"
    signed_fields = ("title", "summary", "outcomes", "steps", "key_points", "references")

    outcomes = StreamField(
        InformationBlocks(), verbose_name=_("what you will be able to do"), blank=True
    )
    steps = StreamField(StepsBlock(), verbose_name=_("steps"))
    key_points = StreamField(InformationBlocks(), verbose_name=_("one-page summary"), blank=True)
    # All that the lesson rests on, beyond what its callouts quote.
    references = ParentalManyToManyField(
        Reference, verbose_name=_("sources"), blank=True, related_name="lessons"
    )
    law_checked_on = models.DateField(_("legal content checked on"), null=True, blank=True)
    # Read off the steps whenever the page is saved, so that lists need not open them.
    minutes = models.PositiveSmallIntegerField(default=0, editable=False)
    describes_violence = models.BooleanField(default=False, editable=False)

    content_panels = [
        *LearningPage.content_panels,
        FieldPanel("outcomes"),
        FieldPanel("steps"),
        FieldPanel("key_points"),
        FieldPanel("references", widget=CheckboxSelectMultiple),
        MultiFieldPanel([FieldPanel("required"), FieldPanel("law_checked_on")], heading=_("Terms")),
    ]
    override_translatable_fields = [
        *LearningPage.override_translatable_fields,
        SynchronizedField("required", overridable=False),
        SynchronizedField("references", overridable=False),
        SynchronizedField("law_checked_on", overridable=False),
    ]
    parent_page_types = ["courses.ModulePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("lesson")

    def save(self, *args, **kwargs):
        values = [step.value for step in self.steps]
        self.minutes = sum(value["minutes"] for value in values)
        self.describes_violence = any(value["grade"] == Grade.DESCRIBES for value in values)
        return super().save(*args, **kwargs)

    @path("", name="lesson")
    def lesson(self, request):
        return show(self, request, "courses.views.lesson.show_lesson")

    @path("steps/<int:number>/", name="step")
    def step(self, request, number):
        return show(self, request, "courses.views.step.show_step", number=number)

    @path("steps/<int:number>/note/", name="note")
    def note(self, request, number):
        return show(self, request, "courses.views.step.show_note", number=number)

    @path("steps/<int:number>/summary/", name="step-summary")
    def step_summary(self, request, number):
        return show(self, request, "courses.views.step.show_step_summary", number=number)

    @path("summary/", name="summary")
    def one_page(self, request):
        return show(self, request, "courses.views.lesson.show_summary")

    @path("summary/pdf/", name="summary-pdf")
    def one_page_pdf(self, request):
        return show(self, request, "courses.views.lesson.send_summary")

    def serve_preview(self, request, mode_name):
        return show(self, request, "courses.views.lesson.preview_lesson")
