"""The person who signs in, how they prefer to read, and the secrets they sign in with."""

import secrets
import uuid

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.folding import fold

# No look-alikes: people read these aloud over the telephone.
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_sign_in_code() -> str:
    """Eight characters, about 39 bits: a name to sign in with, not a secret."""
    return "".join(secrets.choice(CODE_ALPHABET) for _n in range(8))


class FoldedEmailField(models.EmailField):
    """An address kept in lower case; an empty one is NULL, so that many may have none."""

    def get_prep_value(self, value):
        return (super().get_prep_value(value) or "").strip().casefold() or None


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, sign_in_code: str) -> "User":
        return self.get(sign_in_code=sign_in_code)

    def create_user(self, *, password: str | None = None, **fields) -> "User":
        user = self.model(**fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def create_superuser(self, *, password: str | None = None, **fields) -> "User":
        return self.create_user(password=password, is_staff=True, is_superuser=True, **fields)


class DisplayPreferences(models.Model):
    """How pages look for one person; nothing here says anything about them to anybody else."""

    class TextSize(models.IntegerChoices):
        NORMAL = 100, "100 %"
        LARGER = 125, "125 %"
        LARGEST = 150, "150 %"

    class Theme(models.TextChoices):
        SYSTEM = "system", _("As the device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")
        CONTRAST = "contrast", _("High contrast")

    class Font(models.TextChoices):
        SYSTEM = "system", _("The device's own")
        NOTO = "noto", "Noto Sans"

    interface_language = models.CharField(
        _("interface language"), max_length=8, choices=settings.LANGUAGES, default="kk"
    )
    study_language = models.CharField(
        _("language of study"), max_length=8, choices=settings.LANGUAGES, default="kk"
    )
    time_zone = models.CharField(_("time zone"), max_length=64, default="Asia/Almaty")
    text_size = models.PositiveSmallIntegerField(
        _("text size"), choices=TextSize.choices, default=TextSize.NORMAL
    )
    wide_spacing = models.BooleanField(_("more space between lines"), default=False)
    font = models.CharField(_("font"), max_length=8, choices=Font.choices, default=Font.SYSTEM)
    theme = models.CharField(
        _("colours"), max_length=8, choices=Theme.choices, default=Theme.SYSTEM
    )
    reduced_motion = models.BooleanField(_("no movement"), default=False)
    captions = models.BooleanField(_("captions on"), default=True)
    light_pages = models.BooleanField(_("light pages"), default=False)

    class Meta:
        abstract = True


class User(DisplayPreferences, AbstractBaseUser, PermissionsMixin):
    """One person. Staff numbers repeat and change, so they belong to the membership."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sign_in_code = models.CharField(
        _("sign-in code"), max_length=16, unique=True, default=new_sign_in_code
    )
    email = FoldedEmailField(_("e-mail"), null=True, blank=True, unique=True)
    family_name = models.CharField(_("family name"), max_length=100)
    given_name = models.CharField(_("given name"), max_length=100)
    patronymic = models.CharField(_("patronymic"), max_length=100, blank=True)
    latin_name = models.CharField(_("name in Latin letters"), max_length=200, blank=True)
    # Upper and lower case and Kazakh letters folded: what a search compares with.
    search_key = models.CharField(max_length=400, editable=False, db_index=True)
    is_staff = models.BooleanField(_("may open the Django administration"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)

    objects = UserManager()

    NAME_FIELDS = ("family_name", "given_name", "patronymic", "latin_name")
    USERNAME_FIELD = "sign_in_code"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["family_name", "given_name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.get_full_name()

    def save(self, *args, update_fields=None, **kwargs) -> None:
        self.search_key = self.search_key_now()
        if update_fields is not None and set(self.NAME_FIELDS) & set(update_fields):
            update_fields = {*update_fields, "search_key"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def search_key_now(self) -> str:
        """For `save`, and for those who write many people at once."""
        return fold(" ".join(getattr(self, name) for name in self.NAME_FIELDS))[:400]

    def get_full_name(self) -> str:
        """Family name first, as documents in Kazakhstan write it."""
        return " ".join(filter(None, [self.family_name, self.given_name, self.patronymic]))

    def get_short_name(self) -> str:
        return self.given_name

    @property
    def first_name(self) -> str:
        """The editors' menu asks for it; without one it would show the sign-in code."""
        return self.given_name


class StudyAdjustment(models.Model):
    """What helps one person study. Private: no code above courses' learner side may read it."""

    class Notes(models.TextChoices):
        ALWAYS = "always", _("Always show notes before difficult content")
        DESCRIPTIONS = "descriptions", _("Only before descriptions")
        NEVER = "never", _("Do not show notes")

    user = models.OneToOneField(
        User, models.CASCADE, primary_key=True, related_name="study_adjustment"
    )
    content_notes = models.CharField(max_length=16, choices=Notes.choices, default=Notes.ALWAYS)
    time_factor = models.DecimalField(max_digits=3, decimal_places=2, default=1)


class OneTimeSlip(models.Model):
    """A printed slip that lets a person without e-mail set a password once.

    Without ``issued_by`` it was printed at the server's console.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="slips")
    secret_hash = models.CharField(max_length=64, unique=True)
    issued_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="issued_slips")
    issued_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class GuessCount(models.Model):
    """How often a secret was guessed lately; the key is a keyed hash, so it names nobody."""

    key = models.CharField(max_length=64, primary_key=True)
    guesses = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)


class ApiToken(models.Model):
    """A personal key for scripts: `senim_<id>_<secret>`, of which only SHA-256 is kept."""

    public_id = models.CharField(max_length=16, unique=True)
    secret_hash = models.CharField(max_length=64)
    user = models.ForeignKey(User, models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("name"), max_length=100)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(_("expires"))
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)


class OutgoingMail(models.Model):
    """One mail in the outbox: claimed before it is sent, never sent twice by itself."""

    # Says what the mail is about, once: "certificate:<uuid>", "reminder:<id>:<date>".
    key = models.CharField(max_length=200, unique=True)
    recipient = models.ForeignKey(User, models.CASCADE, related_name="mails")
    address = models.EmailField()
    language = models.CharField(max_length=8)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    queued_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)
