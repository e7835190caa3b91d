"""The law library: what content rests on, and who has confirmed it."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class ReferenceQuerySet(models.QuerySet):
    def awaiting_expert(self, today: date) -> Self:
        """Whose ``awaits_expert`` is true on this day."""
        facts = Q(kind__in=Reference.CONFIRMED_KINDS) | Q(mark=Reference.Mark.CHECK)
        return self.filter(facts, Q(reviewed_by="") | Q(valid_until__lt=today))


class Reference(models.Model):
    """One source, one record, three languages. A legal number is never kept anywhere else."""

    class Mark(models.TextChoices):
        SEEN = "seen", _("Read in the named page")
        KNOWN = "known", _("Well-known published document")
        CHECK = "check", _("Awaits a national expert")

    class Kind(models.TextChoices):
        LAW = "law", _("Law")
        MEDICAL = "medical", _("Medicine")
        STANDARD = "standard", _("Standard or guidance")
        RESEARCH = "research", _("Research")
        CONTACT = "contact", _("Telephone number")

    # Facts that can harm when they are wrong or old.
    CONFIRMED_KINDS = (Kind.LAW, Kind.MEDICAL, Kind.CONTACT)

    key = models.SlugField(_("key"), max_length=64, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    mark = models.CharField(_("mark"), max_length=8, choices=Mark.choices, default=Mark.CHECK)
    citation_kk = models.TextField(_("citation in Kazakh"))
    citation_ru = models.TextField(_("citation in Russian"))
    citation_en = models.TextField(_("citation in English"))
    note_kk = models.TextField(_("note in Kazakh"), blank=True)
    note_ru = models.TextField(_("note in Russian"), blank=True)
    note_en = models.TextField(_("note in English"), blank=True)
    url = models.URLField(_("address"), max_length=600, blank=True)
    read_on = models.DateField(_("read on"), null=True, blank=True)
    reviewed_by = models.CharField(_("confirmed by"), max_length=200, blank=True)
    reviewed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    valid_until = models.DateField(_("confirmed until"), null=True, blank=True)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.citation

    @property
    def citation(self) -> str:
        return getattr(self, f"citation_{get_language() or 'en'}")

    @property
    def note(self) -> str:
        return getattr(self, f"note_{get_language() or 'en'}")

    def is_confirmed(self, today: date) -> bool:
        """A person has confirmed it, and the confirmation has not run out."""
        if not self.reviewed_by:
            return False
        return self.valid_until is None or self.valid_until >= today

    @property
    def awaits_expert(self) -> bool:
        """Whether the learner sees the banner: a law, medicine or telephone fact nobody signed."""
        needs_one = self.kind in self.CONFIRMED_KINDS or self.mark == self.Mark.CHECK
        return needs_one and not self.is_confirmed(timezone.localdate())


class SignOffQuerySet(models.QuerySet):
    def current(self, today: date) -> Self:
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=today))


class SignOff(models.Model):
    """An expert's signature under one revision of a lesson or question. Written once, never edited."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # translation_key of the lesson or question, and the digest of what was signed.
    content_key = models.UUIDField(db_index=True)
    content_digest = models.CharField(max_length=64)
    language = models.CharField(max_length=8, default="")  # of the text that was read
    revision = models.PositiveBigIntegerField(null=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_name = models.CharField(max_length=300)
    signed_role = models.CharField(max_length=200, blank=True)
    signed_at = models.DateTimeField(default=timezone.now)
    valid_until = models.DateField(null=True)
    comment = models.TextField(blank=True)
    # A demonstration sign-off says that it is one and never satisfies production.
    demonstration = models.BooleanField(default=False)

    objects = SignOffQuerySet.as_manager()
