"""What readers tell us about the content; who they are only if they wish."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ContentReport(models.Model):
    page = models.CharField(_("address of the page"), max_length=500, blank=True)
    message = models.TextField(_("message"), max_length=4000)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reported by"),
    )
    reported_at = models.DateTimeField(_("reported"), default=timezone.now)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("content report")
        verbose_name_plural = _("content reports")
        ordering = ["-reported_at"]

    def __str__(self) -> str:
        return f"{self.page} · {self.message[:60]}"
