"""Who must learn what by when, and how the units stood each night."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, Profession


class RequirementQuerySet(models.QuerySet):
    def active(self) -> Self:
        return self.filter(withdrawn_at=None)

    def touching(self, path: str) -> Self:
        """Set above, on or below the node at ``path``; everywhere for an empty path."""
        return self.filter(Q(agency__path__in=paths_above(path)) | Q(agency__path__startswith=path))

    def visible_to(self, user) -> Self:
        """Requirements set in the units the person answers for."""
        return self.filter(agency__in=Agency.objects.managed_by(user))


def paths_above(path: str) -> list[str]:
    """The node's own path and those of all nodes above it, the root first."""
    return [path[:end] for end in range(Agency.steplen, len(path) + 1, Agency.steplen)]


class Requirement(models.Model):
    """Everybody of one profession in one branch completes one course by one day."""

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="requirements")
    course_key = models.UUIDField(db_index=True)
    # Empty: whatever their profession.
    profession = models.CharField(
        _("profession"), max_length=16, choices=Profession.choices, blank=True
    )
    due_on = models.DateField(_("due date"))
    # Somebody who joins later has at least this many days from joining.
    newcomer_days = models.PositiveSmallIntegerField(_("days for newcomers"), default=30)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("assigned by")
    )
    assigned_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = RequirementQuerySet.as_manager()

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "course_key", "profession"],
                condition=Q(withdrawn_at=None),
                name="one_active_requirement_of_a_kind",
            )
        ]

    @property
    def assigned_on(self) -> date:
        return timezone.localdate(self.assigned_at)


class StandingSnapshot(models.Model):
    """How many people of one unit stood where on one course one night: counts, never names."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    course_key = models.UUIDField()
    taken_on = models.DateField()
    counts = models.JSONField()  # {"done": 3, "overdue": 1, …}, people of the unit and below

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "course_key", "taken_on"], name="one_snapshot_a_night"
            )
        ]


class RecordViewQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        """Who looked at the person's own record."""
        return self.filter(person_id=user.pk)


class RecordView(models.Model):
    """Somebody opened the page of one person's training record; that person may know."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="record_views"
    )
    viewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    viewed_at = models.DateTimeField(default=timezone.now)

    objects = RecordViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("view of a training record")
        indexes = [models.Index(fields=["person", "-viewed_at"], name="views_of_a_person")]
