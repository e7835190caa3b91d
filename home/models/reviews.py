"""Review by experts: which text is published, and who decided to publish one without a signature."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PublishedText(models.Model):
    """The digest of what learners read now, so that a signature is compared in one query.

    ``source_digest``: of the source language's text this translation was published after.
    """

    content_key = models.UUIDField()
    language = models.CharField(max_length=8)
    digest = models.CharField(max_length=64)
    source_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_key", "language"], name="one_published_text_a_language"
            )
        ]


class PublishingDecision(models.Model):
    """Somebody took it upon themselves to publish a text that no expert has signed. Never edited."""

    content_key = models.UUIDField(db_index=True)
    content_digest = models.CharField(max_length=64)
    title = models.CharField(_("title"), max_length=300)
    reason = models.TextField(_("reason"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("decision to publish without a signature")
        verbose_name_plural = _("decisions to publish without a signature")
