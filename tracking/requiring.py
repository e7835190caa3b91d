"""Owns requirements: who must complete what by when, who set it, and what one person owes."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from agencies.models import Agency, Membership
from courses.models import Enrolment
from tracking.crediting import Credit, credits_of
from tracking.models import Requirement, paths_above
from tracking.standing import URGENCY, Standing, due_for, standing

Pair = tuple[Membership, Requirement]


@dataclass(frozen=True)
class Due:
    """What one person owes of one course; of several due dates the earliest."""

    course_key: UUID
    due_on: date
    assigned_by_name: str
    standing: Standing
    credit: Credit | None = None


@transaction.atomic
def require(
    agency: Agency,
    course_key: UUID,
    due_on: date,
    profession: str = "",
    *,
    by: User,
    at: datetime | None = None,
) -> Requirement:
    """Set one course for a branch, or for one profession in it (all: an empty string).

    The same once more returns what is there. Another due date withdraws the earlier requirement
    and sets a new one, so that the history stays. ``at``: when it was set, if not now.
    """
    Agency.objects.select_for_update().get(pk=agency.pk)
    same = {"agency": agency, "course_key": course_key, "profession": profession}
    present = Requirement.objects.active().filter(**same).first()
    if present is not None and present.due_on == due_on:
        return present
    if present is not None:
        withdraw(present)
    return Requirement.objects.create(
        **same, due_on=due_on, assigned_by=by, assigned_at=at or timezone.now()
    )


def withdraw(requirement: Requirement) -> bool:
    """Nobody owes it any longer; False when it was withdrawn before."""
    still = Requirement.objects.active().filter(pk=requirement.pk)
    return still.update(withdrawn_at=timezone.now()) == 1


def requirements_of(user: User, *, today: date, within: Collection[str] | None = None) -> list[Due]:
    """What one person owes, the most urgent first; four queries.

    ``within`` holds paths of branches: a manager reads what is owed in theirs alone. None: all.
    """
    memberships = list(Membership.objects.filter(person=user).select_related("agency", "post"))
    pairs = _pairs(memberships, today, within)
    if not pairs:
        return []
    credits = credits_of([user.pk], pairs)
    open_cycles = Enrolment.objects.open().filter(learner=user, course_key__in=pairs)
    started = set(open_cycles.values_list("course_key", flat=True))
    found = [
        _due(owed, memberships, credits.get((user.pk, key)), started=key in started, today=today)
        for key, owed in pairs.items()
    ]
    return sorted(found, key=lambda due: (URGENCY[due.standing], due.due_on))


def covers(requirement: Requirement, membership: Membership) -> bool:
    in_branch = membership.agency.path.startswith(requirement.agency.path)
    return in_branch and requirement.profession in ("", membership.post.profession)


def _pairs(
    memberships: list[Membership], today: date, within: Collection[str] | None
) -> dict[UUID, list[Pair]]:
    """Memberships of today with the requirements that cover them, by course."""
    current = [m for m in memberships if _is_current(m, today) and _is_within(m, within)]
    paths = {path for m in current for path in paths_above(m.agency.path)}
    requirements = Requirement.objects.active().filter(agency__path__in=paths)
    pairs: dict[UUID, list[Pair]] = defaultdict(list)
    for requirement in requirements.select_related("agency", "assigned_by").order_by("pk"):
        for membership in current:
            if covers(requirement, membership):
                pairs[requirement.course_key].append((membership, requirement))
    return pairs


def _is_current(membership: Membership, today: date) -> bool:
    ended_on = membership.ended_on
    return membership.started_on <= today and (ended_on is None or today <= ended_on)


def _is_within(membership: Membership, paths: Collection[str] | None) -> bool:
    return paths is None or membership.agency.path.startswith(tuple(paths))


def _due(
    pairs: list[Pair],
    memberships: list[Membership],
    credit: Credit | None,
    *,
    started: bool,
    today: date,
) -> Due:
    days = {r: due_of(r, memberships) for _membership, r in pairs}
    earliest = min(days, key=lambda requirement: days[requirement])
    stands = standing(
        days[earliest],
        completed_on=credit.completed_on if credit else None,
        expires_on=credit.expires_on if credit else None,
        started=started,
        paused_until=min(m.paused_until or date.min for m, _requirement in pairs),
        today=today,
    )
    name = earliest.assigned_by.get_full_name()
    return Due(earliest.course_key, days[earliest], name, stands, credit)


def due_of(requirement: Requirement, memberships: Iterable[Membership]) -> date:
    """The due date of the person whose memberships, past ones included, these are.

    A transfer inside the branch is not joining anew: the first membership the requirement
    covered counts, unless it had ended before the requirement was set.
    """
    assigned_on = requirement.assigned_on
    joined_on = min(
        m.started_on
        for m in memberships
        if covers(requirement, m) and (m.ended_on is None or m.ended_on >= assigned_on)
    )
    return due_for(
        requirement.due_on,
        assigned_on=assigned_on,
        joined_on=joined_on,
        newcomer_days=requirement.newcomer_days,
    )
