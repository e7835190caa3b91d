"""Terms of the field: one record, three languages."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet


@register_snippet
class GlossaryTerm(models.Model):
    key = models.SlugField(_("key"), max_length=64, unique=True)
    term_kk = models.CharField(_("term in Kazakh"), max_length=200)
    term_ru = models.CharField(_("term in Russian"), max_length=200)
    term_en = models.CharField(_("term in English"), max_length=200)
    definition_kk = models.TextField(_("definition in Kazakh"))
    definition_ru = models.TextField(_("definition in Russian"))
    definition_en = models.TextField(_("definition in English"))
    kazakh_confirmed = models.BooleanField(_("Kazakh form seen in a published text"), default=False)

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.term

    @property
    def term(self) -> str:
        return getattr(self, f"term_{get_language() or 'en'}")

    @property
    def definition(self) -> str:
        return getattr(self, f"definition_{get_language() or 'en'}")
