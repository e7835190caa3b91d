"""Blocks any page may use. Machine values never reach translators."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtailmedia.blocks import AudioChooserBlock, VideoChooserBlock

PLAIN = ["bold", "italic", "link", "ol", "ul"]


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(features=PLAIN, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs and lists")
        template = "home/blocks/text.html"


class KeyPointBlock(blocks.StructBlock):
    text = blocks.TextBlock(rows=2, label=_("Text"))

    class Meta:
        icon = "pick"
        label = _("Key point")
        description = _("The one sentence to remember")
        template = "home/blocks/key_point.html"


class CalloutBlock(blocks.StructBlock):
    """A boxed remark that names what it rests on."""

    class Kind(models.TextChoices):
        LAW = "law", _("What the law says")
        WARNING = "warning", _("Beware")
        PRACTICE = "practice", _("Good practice")

    kind = blocks.ChoiceBlock(choices=Kind.choices, default=Kind.PRACTICE, label=_("Kind"))
    text = blocks.RichTextBlock(features=PLAIN, label=_("Text"))
    source = SnippetChooserBlock("home.Reference", required=False, label=_("Source"))

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        description = _("A short remark set apart from the text; it names its source")
        template = "home/blocks/callout.html"
        label_format = "{kind}: {text}"

    def clean(self, value):
        value = super().clean(value)
        if not value["source"]:
            raise blocks.StructBlockValidationError(
                {"source": ValidationError(_("Name the source this remark rests on."))}
            )
        return value


class PhraseBlock(blocks.StructBlock):
    use = blocks.CharBlock(max_length=300, label=_("Say"))
    avoid = blocks.CharBlock(max_length=300, label=_("Instead of"))
    because = blocks.CharBlock(max_length=300, label=_("Because"), required=False)


class PhrasesBlock(blocks.StructBlock):
    pairs = blocks.ListBlock(PhraseBlock(label=_("Pair")), min_num=1, label=_("Pairs"))

    class Meta:
        icon = "openquote"
        label = _("Words to use")
        description = _("What to say, what not to say, and why")
        template = "home/blocks/phrases.html"


class ChecklistBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, label=_("Title"))
    items = blocks.ListBlock(
        blocks.CharBlock(max_length=300, label=_("Item")), min_num=1, label=_("Items")
    )

    class Meta:
        icon = "list-ul"
        label = _("Checklist")
        template = "home/blocks/checklist.html"


class FigureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(max_length=300, required=False, label=_("Description"))
    decorative = blocks.BooleanBlock(required=False, label=_("Decorative: needs no description"))
    caption = blocks.CharBlock(max_length=300, required=False, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Figure")
        template = "home/blocks/figure.html"

    def clean(self, value):
        value = super().clean(value)
        if not value["alt"] and not value["decorative"]:
            raise blocks.StructBlockValidationError(
                {"alt": ValidationError(_("Describe the picture, or say that it is decorative."))}
            )
        return value


class AudioBlock(blocks.StructBlock):
    recording = AudioChooserBlock(label=_("Recording"))

    class Meta:
        icon = "wagtailmedia-audio"
        label = _("Audio")
        template = "home/blocks/audio.html"


class VideoBlock(blocks.StructBlock):
    recording = VideoChooserBlock(label=_("Recording"))

    class Meta:
        icon = "wagtailmedia-video"
        label = _("Video")
        template = "home/blocks/video.html"


class TermsBlock(blocks.StructBlock):
    terms = blocks.ListBlock(
        SnippetChooserBlock("home.GlossaryTerm", label=_("Term")), min_num=1, label=_("Terms")
    )

    class Meta:
        icon = "list-ol"
        label = _("Terms")
        description = _("Glossary terms explained at the end of the step")
        template = "home/blocks/terms.html"


class BodyBlocks(blocks.StreamBlock):
    """What the body of a lesson step may hold."""

    text = TextBlock()
    key_point = KeyPointBlock()
    callout = CalloutBlock()
    phrases = PhrasesBlock()
    checklist = ChecklistBlock()
    figure = FigureBlock()
    audio = AudioBlock()
    video = VideoBlock()
    terms = TermsBlock()


class SectionBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=160, required=False, label=_("Title"))
    text = TextBlock()

    class Meta:
        icon = "title"
        label = _("Section")
        template = "home/blocks/section.html"


class InformationBlocks(blocks.StreamBlock):
    section = SectionBlock()
