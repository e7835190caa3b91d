"""The question bank: questions as authors edit them, versions as learners meet them."""

import uuid

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail_localize.fields import SynchronizedField

from assessments.blocks import AnswerBlocks
from assessments.digesting import digest_of
from home.models import Reference
from home.publishing import CheckedContent


class Question(
    CheckedContent,
    TranslatableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    ClusterableModel,
):
    """A question in one language; the row in its source language holds the machine values."""

    class Level(models.TextChoices):
        BASIC = "basic", _("Basic")
        APPLIED = "applied", _("Applied")

    class Type(models.TextChoices):
        SINGLE = "single", _("One right answer")
        MULTIPLE = "multiple", _("Several right answers")
        TRUE_FALSE = "true_false", _("True or false, with a reason")
        ORDERING = "ordering", _("Put in order")
        MATCHING = "matching", _("Match")
        NUMERIC = "numeric", _("A number")

    signed_fields = ("situation", "stem", "answer", "explanation", "references")
    preview_modes = [("learner", _("As a learner sees it")), ("taught", _("After answering"))]
    SOURCE_VALUES = ("source_language", "source_digest", "salt")

    code = models.CharField(
        _("code"), max_length=32, blank=True, help_text=_("How the team calls it, such as P7.")
    )
    level = models.CharField(_("level"), max_length=8, choices=Level.choices, default=Level.BASIC)
    situation = models.TextField(
        _("situation"),
        blank=True,
        help_text=_("What the learner needs to know first, in at most 80 words. May be empty."),
    )
    stem = models.TextField(
        _("question"), help_text=_("One question, in at most 30 words, without “not”.")
    )
    answer = StreamField(
        AnswerBlocks(),
        verbose_name=_("answer"),
        min_num=1,
        max_num=1,
        help_text=_("Choose one type and fill it in."),
    )
    explanation = models.TextField(
        _("explanation"),
        help_text=_("Why the right answer is right. Every learner reads it after submitting."),
    )
    references = ParentalManyToManyField(
        Reference, verbose_name=_("sources"), blank=True, related_name="questions"
    )
    # translation_key of the lesson to read again after a mistake.
    lesson_key = models.UUIDField(_("lesson to read again"), null=True, blank=True)
    source_language = models.CharField(
        _("written first in"), max_length=8, choices=settings.LANGUAGES, default="en"
    )
    # Digest of the text in the source language: a translation whose digest differs is stale.
    source_digest = models.CharField(max_length=64, blank=True, editable=False)
    # Never shown; makes ids of right-hand texts that do not tell which left one they belong to.
    salt = models.UUIDField(default=uuid.uuid4, editable=False)

    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="question",
        for_concrete_model=False,
    )
    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="question",
        for_concrete_model=False,
    )

    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in ("code", "level", "references", "lesson_key", *SOURCE_VALUES)
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return f"{self.code} {self.stem}".strip()[:120]

    def save(self, *args, **kwargs):
        if self._state.adding and not self.get_translations().exists():
            self.source_language = self.locale.language_code
        if self.is_source:
            self.source_digest = self.text_digest()
        super().save(*args, **kwargs)

    @property
    def type(self) -> str:
        """Empty while a draft has no answer yet."""
        return self.answer[0].block_type if self.answer else ""

    @property
    def is_source(self) -> bool:
        return self.locale.language_code == self.source_language

    def text_digest(self) -> str:
        """Of everything a translator writes anew; machine values are left out."""
        texts = [self.situation, self.stem, self.explanation]
        for child in self.answer:
            texts += [child.block.shown(child.value), child.block.taught(child.value)]
        return digest_of(texts)

    @property
    def revisions(self):
        return self._revisions

    def get_preview_template(self, request, mode_name):
        return "assessments/question_preview.html"


class QuestionVersion(models.Model):
    """A question as it was published: all languages, ready to serve, the key apart.

    ``paper`` holds nothing that gives the answer away; ``key`` holds the rest. Never
    edited: the database refuses it. Shapes are described in assessments/publishing.py.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question_key = models.UUIDField()  # the question's translation_key
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    type = models.CharField(max_length=16, choices=Question.Type.choices)
    paper = models.JSONField()
    key = models.JSONField()
    awaits_expert = models.BooleanField(default=False)
    published_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question_key", "digest"], name="a_version_is_kept_once"
            ),
            models.UniqueConstraint(
                fields=["question_key", "number"], name="versions_are_numbered"
            ),
        ]


class PublishedQuestion(models.Model):
    """Which version new attempts draw. No row: the question is not live."""

    question_key = models.UUIDField(primary_key=True)
    version = models.ForeignKey(QuestionVersion, models.PROTECT, related_name="+")
