"""Sound and film: what a reader of each language hears and sees, and the words that go with it."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Q
from django.db.models.fields.files import FieldFile
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, ReferenceIndex
from wagtailmedia.models import AbstractMedia, MediaQuerySet

from home.models.media import Rights

PLAYABLE = FileExtensionValidator(["mp3", "m4a", "mp4"])
CAPTIONS = FileExtensionValidator(["vtt"])
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@dataclass(frozen=True)
class Playable:
    """A recording as a page in one language plays it."""

    title: str
    address: str
    # Language, its name, address.
    captions: list[tuple[str, str, str]]
    poster: str
    spoken: str
    seconds: int
    size: int
    transcript: str

    @property
    def spoken_name(self) -> str:
        """The language that is heard, in the reader's words; empty when nobody speaks."""
        return get_language_info(self.spoken)["name_translated"] if self.spoken else ""

    @property
    def length(self) -> str:
        """Minutes and seconds: 1:07."""
        return f"{self.seconds // 60}:{self.seconds % 60:02}"


class RecordingQuerySet(MediaQuerySet):
    def visible_to(self, user) -> models.QuerySet["Recording"]:
        """Editors see the whole library; learners what a published page shows; others nothing."""
        if user.has_perm("wagtailadmin.access_admin"):
            return self.all()
        if not user.is_authenticated:
            return self.none()
        return self.alias(key=Cast("pk", models.CharField())).filter(key__in=self._published())

    def _published(self) -> models.QuerySet:
        pages = Page.objects.live().annotate(key=Cast("pk", models.CharField()))
        return ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(self.model),
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id__in=pages.values("key"),
        ).values("to_object_id")

    def holding(self, name: str) -> models.QuerySet["Recording"]:
        """Recordings that own the stored file of this name."""
        owned = Q()
        for field in Recording.FILES:
            owned |= Q(**{field: name})
        return self.filter(owned)


class Recording(Rights, AbstractMedia):
    """One recording for all languages of a page; nothing is published without its words in writing.

    The main file plays where a language has no file of its own: a film without speech needs only
    that one. Captions and transcript are those a reader of that language gets.
    """

    FILES = (
        "file",
        "thumbnail",
        *(f"{kind}_{code}" for kind in ("file", "captions") for code in LANGUAGES),
    )

    language = models.CharField(
        _("language"),
        max_length=8,
        choices=settings.LANGUAGES,
        blank=True,
        help_text=_("What is spoken in the main file. Leave empty when nobody speaks."),
    )
    title_kk = models.CharField(_("title in Kazakh"), max_length=255, blank=True)
    title_ru = models.CharField(_("title in Russian"), max_length=255, blank=True)
    title_en = models.CharField(_("title in English"), max_length=255, blank=True)
    file_kk = models.FileField(
        _("file in Kazakh"), upload_to="media", blank=True, validators=[PLAYABLE]
    )
    file_ru = models.FileField(
        _("file in Russian"), upload_to="media", blank=True, validators=[PLAYABLE]
    )
    file_en = models.FileField(
        _("file in English"), upload_to="media", blank=True, validators=[PLAYABLE]
    )
    duration_kk = models.PositiveIntegerField(_("seconds in Kazakh"), null=True, blank=True)
    duration_ru = models.PositiveIntegerField(_("seconds in Russian"), null=True, blank=True)
    duration_en = models.PositiveIntegerField(_("seconds in English"), null=True, blank=True)
    captions_kk = models.FileField(
        _("captions in Kazakh"), upload_to="captions", blank=True, validators=[CAPTIONS]
    )
    captions_ru = models.FileField(
        _("captions in Russian"), upload_to="captions", blank=True, validators=[CAPTIONS]
    )
    captions_en = models.FileField(
        _("captions in English"), upload_to="captions", blank=True, validators=[CAPTIONS]
    )
    transcript_kk = models.TextField(_("transcript in Kazakh"), blank=True)
    transcript_ru = models.TextField(_("transcript in Russian"), blank=True)
    transcript_en = models.TextField(_("transcript in English"), blank=True)
    # Bytes of each stored file, so that a page can name them without asking the storage.
    sizes = models.JSONField(default=dict, editable=False)

    objects = RecordingQuerySet.as_manager()

    admin_form_fields = (
        *AbstractMedia.admin_form_fields,
        "language",
        *(
            f"{kind}_{code}"
            for code in LANGUAGES
            for kind in ("title", "file", "duration", "captions", "transcript")
        ),
        "source",
        "licence",
        "credit",
    )

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    def save(self, *args, **kwargs):
        sizes = {name: size_of(getattr(self, name)) for name in self.FILES}
        self.sizes = {name: size for name, size in sizes.items() if size}
        super().save(*args, **kwargs)

    def missing_words(self, language: str) -> list[str]:
        """Named as in the form: what a page in this language lacks before it may be published."""
        kinds = ["transcript", "captions"] if self.type == "video" else ["transcript"]
        fields = [self._meta.get_field(f"{kind}_{language}") for kind in kinds]
        return [str(field.verbose_name) for field in fields if not getattr(self, field.name)]

    def playable(self, language: str) -> Playable:
        name = self._file_of(language)
        own = name != "file"
        seconds = (getattr(self, f"duration_{language}") if own else 0) or self.duration
        return Playable(
            title=getattr(self, f"title_{language}") or self.title,
            address=self._address(name),
            captions=self._captions_of(name),
            poster=self._address("thumbnail"),
            spoken=language if own else self.language,
            seconds=round(seconds),
            size=self.sizes.get(name, 0),
            transcript=getattr(self, f"transcript_{language}"),
        )

    @property
    def here(self) -> Playable:
        """As the page now being shown plays it."""
        return self.playable(get_language() or settings.LANGUAGE_CODE)

    def _file_of(self, language: str) -> str:
        return f"file_{language}" if getattr(self, f"file_{language}") else "file"

    def _captions_of(self, name: str) -> list[tuple[str, str, str]]:
        """Captions that fit this file; those of another one have other times."""
        found = (
            (code, language, self._address(f"captions_{code}"))
            for code, language in settings.LANGUAGES
            if self._file_of(code) == name
        )
        return [each for each in found if each[2]]

    def _address(self, name: str) -> str:
        """Our own address, wherever the file lies; empty when there is none or it was lost."""
        return reverse("media", args=[getattr(self, name).name]) if name in self.sizes else ""


def size_of(stored: FieldFile) -> int:
    """Bytes; 0 when there is no file, or not any more."""
    try:
        return stored.size if stored else 0
    except FileNotFoundError:
        return 0
