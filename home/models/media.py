"""Pictures and documents, with the rights that go with them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition


class Rights(models.Model):
    source = models.CharField(_("where it comes from"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)

    class Meta:
        abstract = True


class Picture(Rights, AbstractImage):
    class Depicts(models.TextChoices):
        NOBODY = "nobody", _("No people")
        STAFF = "staff", _("Staff, recognisable")
        SYMBOLIC = "symbolic", _("Symbolic")

    decorative = models.BooleanField(_("decorative: needs no description"), default=False)
    depicts = models.CharField(
        _("who is in it"), max_length=16, choices=Depicts.choices, default=Depicts.NOBODY
    )
    consent_until = models.DateField(_("consent ends on"), null=True, blank=True)
    ai_generated = models.BooleanField(_("made by a machine"), default=False)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "decorative",
        "depicts",
        "consent_until",
        "source",
        "licence",
        "credit",
        "ai_generated",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
        "tags",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")

    def clean(self):
        super().clean()
        if not self.description and not self.decorative:
            raise ValidationError(
                {"description": _("Describe the picture, or say that it is decorative.")}
            )


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_filter"
            )
        ]


class File(Rights, AbstractDocument):
    admin_form_fields = ("title", "file", "collection", "tags", "source", "licence", "credit")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
