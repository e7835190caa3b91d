"""Who may do what with people and units; not allowed looks like not there."""

from django.utils import timezone

from accounts.models import User
from agencies.models import Agency, Membership, MembershipQuerySet, Responsibility


def people_of(manager: User) -> MembershipQuerySet:
    """Memberships of today in the units the manager answers for."""
    return Membership.objects.visible_to(manager).current(timezone.localdate())


def may_issue_slip(manager: User, person: User) -> bool:
    """A slip opens an account, so it must not open more than the manager holds already.

    The person works in one of his units today, is not himself, edits nothing on the site, and
    answers only for units that are his too. A closed account is not opened.
    """
    if not person.is_active or person == manager or person.is_superuser or person.groups.exists():
        return False
    if not people_of(manager).filter(person=person).exists():
        return False
    duties = Responsibility.objects.of(person)
    return not duties.exclude(agency__in=Agency.objects.managed_by(manager)).exists()
