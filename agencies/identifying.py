"""Staff numbers as names to sign in with: they repeat and change, so they may name nobody."""

from django.utils import timezone

from accounts.models import User
from agencies.models import Membership


def by_staff_number(identifier: str) -> User | None:
    """The one person who holds this number today; None when two agencies gave the same one."""
    number = identifier.strip()
    if not number:
        return None
    current = Membership.objects.current(timezone.localdate()).filter(staff_number__iexact=number)
    people = set(current.values_list("person", flat=True).distinct()[:2])
    return User.objects.get(pk=people.pop()) if len(people) == 1 else None
