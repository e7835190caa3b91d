"""Who works where: the organisation tree, posts, memberships, and who is responsible for whom."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet


class NamedInThreeLanguages(models.Model):
    name_kk = models.CharField(_("name in Kazakh"), max_length=200)
    name_ru = models.CharField(_("name in Russian"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the language of the page."""
        return self.names[get_language() or "en"]

    @property
    def names(self) -> dict[str, str]:
        return {"kk": self.name_kk, "ru": self.name_ru, "en": self.name_en}


class Profession(models.TextChoices):
    POLICE = "police", _("Police")
    PROSECUTOR = "prosecutor", _("Prosecutors")
    JUDGE = "judge", _("Judges")
    MEDICAL = "medical", _("Medical staff")
    OTHER = "other", _("Other staff")


class AgencyQuerySet(MP_NodeQuerySet):
    def managed_by(self, user) -> Self:
        """Units the person answers for today, with everything below them."""
        branches = Q(pk__in=[])
        answers_for = Responsibility.objects.of(user).exclude(agency=None)
        for path in answers_for.values_list("agency__path", flat=True):
            branches |= Q(path__startswith=path)
        return self.filter(branches)

    visible_to = managed_by


class AgencyManager(MP_NodeManager.from_queryset(AgencyQuerySet)):
    def get_queryset(self) -> AgencyQuerySet:
        # treebeard's manager hard-codes its own queryset class.
        return AgencyQuerySet(self.model, using=self._db).order_by("path")


class Agency(NamedInThreeLanguages, MP_Node):
    """A node of the federation: a root is an agency, the nodes below it are its units."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    # KATO prefix = ISO 3166-2:KZ number, such as "19" for Almaty region.
    region = models.CharField(_("region code"), max_length=2, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    objects = AgencyManager()

    class Meta:
        verbose_name = _("agency or unit")
        verbose_name_plural = _("agencies and units")


class Post(NamedInThreeLanguages):
    profession = models.CharField(_("profession"), max_length=16, choices=Profession.choices)

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")


class MembershipQuerySet(models.QuerySet):
    def current(self, today: date) -> Self:
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=today), started_on__lte=today)

    def visible_to(self, user) -> Self:
        """Memberships in the units the person answers for."""
        return self.filter(agency__in=Agency.objects.managed_by(user))


class Membership(models.Model):
    """One person at one post in one unit, from a day to a day."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="memberships")
    post = models.ForeignKey(Post, models.PROTECT, related_name="memberships")
    staff_number = models.CharField(_("staff number"), max_length=32)
    started_on = models.DateField(_("since"))
    ended_on = models.DateField(_("until"), null=True, blank=True)
    # Leave of any kind: the reason is not ours to know.
    paused_until = models.DateField(_("paused until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "agency"],
                condition=Q(ended_on=None),
                name="one_open_membership_per_unit",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.agency}"


class ResponsibilityQuerySet(models.QuerySet):
    def of(self, user) -> Self:
        """What the person answers for today; nothing for somebody who is not signed in."""
        today = timezone.localdate()
        return self.filter(Q(until=None) | Q(until__gte=today), person_id=user.pk, since__lte=today)


class Responsibility(models.Model):
    """A role somebody holds: over a unit and all below it, or over the country's figures."""

    class Role(models.TextChoices):
        MANAGER = "manager", _("Unit manager")
        COORDINATOR = "coordinator", _("Agency coordinator")
        NATIONAL = "national", _("National coordinator (aggregates only)")
        AUDITOR = "auditor", _("Auditor (ledger, read only)")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="responsibilities"
    )
    role = models.CharField(_("role"), max_length=16, choices=Role.choices)
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="responsibilities"
    )
    since = models.DateField(_("since"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True)

    objects = ResponsibilityQuerySet.as_manager()

    class Meta:
        verbose_name = _("responsibility")
        verbose_name_plural = _("responsibilities")
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=["manager", "coordinator"], agency__isnull=False)
                | Q(role__in=["national", "auditor"], agency__isnull=True),
                name="national_roles_have_no_agency",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"
