"""Owns the record of one person as a manager may read it: what is owed, by whom set, what is held.

Standing, dates and certificate numbers. How somebody studied is nobody's business but theirs.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import User
from agencies.models import Membership
from tracking.listing import Row
from tracking.models import Requirement, paths_above
from tracking.requiring import Due, covers, requirements_of
from tracking.viewing import courses_by_key


def record_of(person: User, *, today: date, within: Collection[str]) -> dict[str, Any]:
    """Posts, courses owed and the history of assignments, in the branches of ``within`` alone."""
    posts = list(posts_in(person, within))
    current = [post for post in posts if post.ended_on is None or post.ended_on >= today]
    dues = requirements_of(person, today=today, within=within)
    history = assignments(posts)
    keys = {due.course_key for due in dues} | {one.course_key for one in history}
    titles = {course.key: course.title for course in courses_by_key(sorted(keys))}
    return {
        "posts": posts,
        "current": current,
        "on_leave": any(post.paused_until and post.paused_until >= today for post in current),
        "owed": [(titles[due.course_key], _row(person, due)) for due in dues],
        "history": [(titles[one.course_key], one) for one in history],
    }


def posts_in(person: User, within: Collection[str]) -> QuerySet[Membership]:
    """Where the person works and worked inside the branches, the latest first."""
    branches = Q(pk__in=[])
    for path in within:
        branches |= Q(agency__path__startswith=path)
    held = Membership.objects.filter(branches, person=person).select_related("agency", "post")
    return held.order_by("-started_on", "-pk")


def assignments(posts: list[Membership]) -> list[Requirement]:
    """Everything ever required at these posts while they were held, the latest first."""
    paths = {path for post in posts for path in paths_above(post.agency.path)}
    required = Requirement.objects.filter(agency__path__in=paths)
    return [
        requirement
        for requirement in required.select_related("agency", "assigned_by").order_by("-assigned_at")
        if any(covers(requirement, post) and _while_held(requirement, post) for post in posts)
    ]


def _while_held(requirement: Requirement, post: Membership) -> bool:
    begun = requirement.withdrawn_at is None or requirement.withdrawn_at.date() >= post.started_on
    return begun and (post.ended_on is None or requirement.assigned_on <= post.ended_on)


def _row(person: User, due: Due) -> Row:
    credit = due.credit
    return Row(
        person_id=person.pk,
        name=person.get_full_name(),
        unit="",
        post="",
        standing=due.standing,
        due_on=due.due_on,
        completed_on=credit.completed_on if credit else None,
        certificate=(credit.certificate or None) if credit else None,
        expires_on=credit.expires_on if credit else None,
    )
