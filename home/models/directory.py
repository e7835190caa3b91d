"""Telephone numbers that help: shown with their source and the day they were last checked."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from home.models.law import Reference


@register_snippet
class Contact(models.Model):
    key = models.SlugField(_("key"), unique=True)
    number = models.CharField(_("number"), max_length=32)
    name_kk = models.CharField(_("name in Kazakh"), max_length=300)
    name_ru = models.CharField(_("name in Russian"), max_length=300)
    name_en = models.CharField(_("name in English"), max_length=300)
    hours_kk = models.CharField(_("hours in Kazakh"), max_length=200, blank=True)
    hours_ru = models.CharField(_("hours in Russian"), max_length=200, blank=True)
    hours_en = models.CharField(_("hours in English"), max_length=200, blank=True)
    note_kk = models.TextField(_("note in Kazakh"), blank=True)
    note_ru = models.TextField(_("note in Russian"), blank=True)
    note_en = models.TextField(_("note in English"), blank=True)
    languages = models.CharField(_("languages"), max_length=100, blank=True)
    free = models.BooleanField(_("free of charge"), null=True)
    reference = models.ForeignKey(Reference, models.PROTECT, verbose_name=_("source"))
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)

    class Meta:
        verbose_name = _("telephone number")
        verbose_name_plural = _("telephone numbers")
        ordering = ["position", "number"]

    def __str__(self) -> str:
        return f"{self.number} · {self.name}"

    @property
    def name(self) -> str:
        return getattr(self, f"name_{get_language() or 'en'}")

    @property
    def hours(self) -> str:
        return getattr(self, f"hours_{get_language() or 'en'}")

    @property
    def note(self) -> str:
        return getattr(self, f"note_{get_language() or 'en'}")
