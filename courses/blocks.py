"""The steps of a lesson: one idea each, two to four minutes."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from home.blocks import BodyBlocks


class Grade(models.TextChoices):
    """How near a step comes to violence."""

    NONE = "none", _("Does not speak of violence")
    MENTIONS = "mentions", _("Mentions violence")
    DESCRIBES = "describes", _("Describes violence")


class ContentNoteBlock(blocks.StructBlock):
    """What comes next, said calmly: information and control, not protection."""

    what = blocks.CharBlock(max_length=200, required=False, label=_("What it is"))
    detail = blocks.CharBlock(max_length=200, required=False, label=_("How detailed it is"))
    minutes = blocks.IntegerBlock(min_value=1, max_value=30, default=2, label=_("Minutes"))
    why = blocks.CharBlock(max_length=300, required=False, label=_("Why it is here"))


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=160, label=_("Title"))
    minutes = blocks.IntegerBlock(min_value=1, max_value=15, default=3, label=_("Minutes"))
    grade = blocks.ChoiceBlock(
        choices=Grade.choices, default=Grade.NONE, label=pgettext_lazy("of a description", "Grade")
    )
    note = ContentNoteBlock(label=_("Content note"))
    body = BodyBlocks(label=_("Text"), max_num=12)
    summary_body = BodyBlocks(label=_("Summary version"), max_num=12, required=False)

    class Meta:
        icon = "form"
        label = _("Step")
        label_format = "{title}"
        template = "courses/blocks/step.html"

    def clean(self, value):
        value = super().clean(value)
        if value["grade"] == Grade.DESCRIBES:
            self._check_note(value)
        return value

    def _check_note(self, value) -> None:
        """A step that describes violence has its note and its equal way round."""
        errors = {}
        if not (value["note"]["what"] and value["note"]["why"]):
            errors["note"] = ValidationError(_("Say what the step describes and why it is there."))
        if not value["summary_body"]:
            errors["summary_body"] = ValidationError(_("Write the summary version as well."))
        if errors:
            raise blocks.StructBlockValidationError(errors)


class StepsBlock(blocks.StreamBlock):
    step = StepBlock()
