"""Certificates: proof of one completed cycle, issued once and never changed."""

import secrets
import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import CompletionRecord

# Crockford's base 32 without look-alikes: 16 characters of 5 bits are 80 random bits.
CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 16


def new_code() -> str:
    return "".join(secrets.choice(CODE_ALPHABET) for _n in range(CODE_LENGTH))


def private_files():
    """Papers are served by our views alone, never from the folder of public pictures."""
    return storages["private"]


class CertificateQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        return self.filter(record__learner_id=user.pk)

    def valid(self, today: date) -> Self:
        """The same rule as ``state_on``."""
        return self.filter(revoked_at=None, superseded_by=None).exclude(expires_on__lt=today)


class Certificate(models.Model):
    """What was printed is the completion record; this row adds number, code and validity.

    The database refuses every later change, except that it is withdrawn once and
    replaced once.
    """

    class State(models.TextChoices):
        VALID = "valid", _("Valid")
        EXPIRED = "expired", _("Expired")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        REPLACED = "replaced", _("Replaced")

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.OneToOneField(CompletionRecord, models.PROTECT, related_name="certificate")
    serial = models.CharField(_("number"), max_length=32, unique=True)
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code)
    issuer_names = models.JSONField()  # {"kk": …, "ru": …, "en": …} as on that day
    issued_at = models.DateTimeField(default=timezone.now)
    expires_on = models.DateField(null=True)
    # Demonstration certificates say so on their face and on the verification page.
    demonstration = models.BooleanField(default=False)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    revocation_reason = models.CharField(max_length=300, blank=True)
    superseded_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="supersedes")

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")

    def state_on(self, today: date) -> State:
        """The last day of validity itself counts."""
        if self.revoked_at is not None:
            return self.State.WITHDRAWN
        if self.superseded_by_id is not None:
            return self.State.REPLACED
        if self.expires_on is not None and self.expires_on < today:
            return self.State.EXPIRED
        return self.State.VALID

    @property
    def state(self) -> State:
        return self.state_on(timezone.localdate())

    @property
    def code_in_groups(self) -> str:
        """As printed, four by four."""
        return "-".join(self.code[n : n + 4] for n in range(0, CODE_LENGTH, 4))


class CertificatePaper(models.Model):
    """The PDF of a certificate in one language, kept as it was first made."""

    class Language(models.TextChoices):
        BILINGUAL = "kk-ru", _("Kazakh and Russian")
        KAZAKH = "kk", _("Kazakh")
        RUSSIAN = "ru", _("Russian")
        ENGLISH = "en", _("English")

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="papers")
    language = models.CharField(max_length=8, choices=Language.choices)
    file = models.FileField(upload_to="certificates", storage=private_files)
    size = models.PositiveIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    rendered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["certificate", "language"], name="one_paper_a_language")
        ]


class SerialCounter(models.Model):
    """The last number given in a year; its row is the queue of those who want the next."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)


class IssueProblem(models.Model):
    """A completion whose certificate cannot be printed as written, until somebody helps."""

    record = models.OneToOneField(
        CompletionRecord, models.PROTECT, primary_key=True, related_name="issue_problem"
    )
    text = models.CharField(_("text"), max_length=400)
    characters = models.JSONField(_("characters the font lacks"))  # ["U+1F600 GRINNING FACE"]
    found_at = models.DateTimeField(_("found"), default=timezone.now)

    class Meta:
        verbose_name = _("certificate that could not be issued")
        verbose_name_plural = _("certificates that could not be issued")
