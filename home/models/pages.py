"""The site's own pages: the front page and pages of plain information."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from home.blocks import InformationBlocks
from home.models.showing import ShownByView
from home.translating import TranslatedPage


class HomePage(TranslatedPage, ShownByView, Page):
    """What the platform is and where help is, for somebody who is not signed in."""

    shown_by = "home.views.show_front"

    intro = models.TextField(_("introduction"), blank=True)
    body = StreamField(InformationBlocks(), verbose_name=_("text"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")


class InfoPage(TranslatedPage, ShownByView, Page):
    shown_by = "home.views.show_information"

    intro = models.TextField(_("introduction"), blank=True)
    body = StreamField(InformationBlocks(), verbose_name=_("text"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("information page")
