"""Attempts and everything that happened in them. Events are only ever added."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Enrolment


class AttemptQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        return self.filter(learner_id=user.pk)

    def open(self) -> Self:
        return self.filter(submitted_at=None)


class Attempt(models.Model):
    """One sitting, from its start. Paper, pass mark and deadline are fixed then, on the server.

    ``drawn``: a list of ``{"slot": 1, "version": <QuestionVersion id>, "points": "1",
    "order": [option ids as shown]}``; matching keeps its right-hand ids there.
    """

    class Reveal(models.TextChoices):
        ALWAYS = "always", _("Answers and reasons after submission")
        PASSED = "passed", _("Answers and reasons only when passed")

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="attempts")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="attempts")
    quiz_key = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    drawn = models.JSONField()
    pass_mark = models.PositiveSmallIntegerField()
    practice = models.BooleanField(default=False)
    extendable = models.BooleanField(default=False)
    reveal = models.CharField(max_length=8, choices=Reveal.choices, default=Reveal.ALWAYS)
    time_factor = models.DecimalField(max_digits=3, decimal_places=2, default=1)
    started_at = models.DateTimeField(default=timezone.now)
    deadline_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    sequence = models.PositiveIntegerField(default=0)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        indexes = [
            models.Index(
                fields=["deadline_at"], condition=Q(submitted_at=None), name="open_deadlines"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "quiz_key"],
                condition=Q(submitted_at=None),
                name="one_open_attempt",
            ),
            models.UniqueConstraint(
                fields=["enrolment", "quiz_key", "number"], name="attempts_are_numbered"
            ),
        ]


class AnswerEvent(models.Model):
    """One write as it arrived. The state of an attempt is a pure function of its events.

    The database refuses to edit or delete one. ``response`` is null when an answer was cleared.
    """

    class Kind(models.TextChoices):
        ANSWER = "answer", _("Saved")
        SUPERSEDED = "superseded", _("Came from a stale tab")
        LATE = "late", _("Came after the end")
        EXTENSION = "extension", _("Time extended")
        FLAG = "flag", _("Flag to check later set or removed")

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="events")
    write_id = models.UUIDField(unique=True)  # minted by the client
    kind = models.CharField(max_length=16, choices=Kind.choices)
    sequence = models.PositiveIntegerField()  # after this event
    slot = models.PositiveSmallIntegerField(null=True)
    response = models.JSONField(null=True)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["attempt", "sequence", "pk"]


class AttemptResult(models.Model):
    """Marks of an attempt. Re-marking appends a new row with who and why; none is edited."""

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="results")
    number = models.PositiveSmallIntegerField(default=1)
    score = models.DecimalField(max_digits=7, decimal_places=2)
    max_score = models.DecimalField(max_digits=7, decimal_places=2)
    passed = models.BooleanField()
    marks = models.JSONField()  # [{"slot": 1, "points": "1.00", "max": "1.00"}]
    marked_at = models.DateTimeField(default=timezone.now)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["attempt", "number"], name="results_are_numbered")
        ]
