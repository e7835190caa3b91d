"""The table of doors: every route × role → status. A route without a row fails.

Each request runs in a savepoint that is rolled back, so that one row does not change the next.
"""

import pytest
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse
from django.utils import translation

from tests.doors.table import ROWS, UNLISTED
from tests.doors.world import ROLES, World, make_world

pytestmark = pytest.mark.django_db


def knock(world: World, role: str, row) -> int:
    """The status this role gets at this door."""
    with translation.override("en"):
        path = (
            row.path(world.things)
            if row.path
            else reverse(row.route, kwargs=row.kwargs(world.things))
        )
    with transaction.atomic():
        options = {"content_type": "application/json"} if path.startswith("/api/") else {}
        call = getattr(world.client(role), row.method)
        response = call(path, row.body(world.things), **options)
        if response.streaming:
            list(response)
        transaction.set_rollback(True)
    return response.status_code


def test_every_door_answers_each_role_as_the_table_says():
    world = make_world()

    actual = {door(row): tuple(knock(world, role, row) for role in ROLES) for row in ROWS}

    expected = {door(row): row.statuses for row in ROWS}
    assert {each: seen for each, seen in actual.items() if seen != expected[each]} == {}
    assert len(expected) == len(ROWS), "a door stands twice in the table"


def door(row) -> tuple[str, str, str]:
    return row.route, row.method, row.name


def routes(patterns, namespace: str = ""):
    """Wagtail's own admin has routes by the hundred; its doors stand in the table as "admin"."""
    for pattern in patterns:
        if str(pattern.pattern).startswith("admin/"):
            continue
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern.url_patterns, inner)


def test_every_route_has_a_row():
    known = {row.route for row in ROWS if row.route != "admin"} | set(UNLISTED)

    assert sorted(set(routes(get_resolver().url_patterns)) - known) == []
    assert sorted(known - set(routes(get_resolver().url_patterns))) == []
