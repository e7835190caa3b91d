"""What learners did. Records point at translation keys, so they outlive every page."""

import calendar
import uuid
from collections.abc import Collection
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency


class EnrolmentQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.filter(completed_at=None, withdrawn_at=None)

    def visible_to(self, user) -> Self:
        return self.filter(learner_id=user.pk)  # a manager's window is tracking's

    def relying_on(self, keys: Collection[uuid.UUID]) -> Self:
        """Cycles of these courses, and cycles that need or began one of these items."""
        relying = Q(course_key__in=keys) | Q(item_completions__item_key__in=keys)
        relying |= Q(steps_done__lesson_key__in=keys)
        for key in keys:
            relying |= Q(pinned__contains=str(key))
        return self.alias(pinned=Cast("required_items", models.TextField())).filter(relying)


class Enrolment(models.Model):
    """One cycle of one learner on one course, in whatever language they read it.

    ``required_items`` is fixed when the cycle opens: a list of
    ``{"key": "<translation key>", "kind": "lesson" | "quiz"}`` in course order.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="enrolments")
    course_key = models.UUIDField(db_index=True)
    cycle = models.PositiveSmallIntegerField(default=1)
    edition = models.CharField(max_length=32)
    required_items = models.JSONField()
    opened_at = models.DateTimeField(default=timezone.now)
    completed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "course_key"],
                condition=Q(completed_at=None, withdrawn_at=None),
                name="one_open_cycle_per_course",
            ),
            models.UniqueConstraint(
                fields=["learner", "course_key", "cycle"], name="cycles_are_numbered"
            ),
        ]


class ItemCompletion(models.Model):
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="item_completions")
    item_key = models.UUIDField()
    completed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "item_key"], name="an_item_is_completed_once"
            )
        ]


class StepDone(models.Model):
    """A step of a lesson marked as done; by which route is never stored."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="steps_done")
    lesson_key = models.UUIDField()
    block_id = models.UUIDField()
    done_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "lesson_key", "block_id"], name="a_step_is_done_once"
            )
        ]


class CompletionRecordQuerySet(models.QuerySet):
    def visible_to(self, user) -> Self:
        return self.filter(learner_id=user.pk)


class CompletionRecord(models.Model):
    """One completed cycle as it was that day: never edited, never deleted.

    The database refuses both. A correction is a new row that points at the old one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="completion_records")
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="completion_records"
    )
    course_key = models.UUIDField(db_index=True)
    holder_name = models.CharField(max_length=302)
    holder_latin_name = models.CharField(max_length=200, blank=True)
    course_titles = models.JSONField()  # {"kk": …, "ru": …, "en": …}, languages that exist
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    edition = models.CharField(max_length=32)
    law_date = models.DateField(null=True)
    valid_months = models.PositiveSmallIntegerField(null=True)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    agency_names = models.JSONField(default=dict)  # the unit, three languages
    post_names = models.JSONField(default=dict)
    completed_at = models.DateTimeField()
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    correction_reason = models.CharField(max_length=300, blank=True)

    objects = CompletionRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("completion record")
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(corrects=None), name="one_record_per_cycle"
            )
        ]

    @property
    def valid_until(self) -> date | None:
        """The last day it counts, by the site's calendar; None when it has no end."""
        if self.valid_months is None:
            return None
        day = timezone.localdate(self.completed_at, timezone.get_default_timezone())
        years, month = divmod(day.month - 1 + self.valid_months, 12)
        last = calendar.monthrange(day.year + years, month + 1)[1]
        return day.replace(year=day.year + years, month=month + 1, day=min(day.day, last))
