"""Owns the list of people: who stands where, the most urgent first, each person once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import UUIDField

from accounts.models import User
from agencies.models import Membership
from tracking.crediting import Credit, credits_of
from tracking.owing import Scope, owing, select
from tracking.standing import URGENCY, Standing

CHUNK: Final = 500
PLACE: Final = "urgency, due_on, name, person_id"


@dataclass(frozen=True)
class Place:
    """One person's place in the list, before anything else is looked up."""

    person_id: UUID
    standing: Standing
    due_on: date


@dataclass(frozen=True)
class Row:
    """All that a manager sees of one person and one course."""

    person_id: UUID
    name: str
    unit: str
    post: str
    standing: Standing
    due_on: date
    completed_on: date | None
    certificate: str | None
    expires_on: date | None


@dataclass(frozen=True)
class Listing:
    """The people of a scope by urgency; a slice of it is one query, whatever their number."""

    scope: Scope
    standings: Sequence[Standing] = ()

    def __getitem__(self, part: slice) -> list[Place]:
        first = part.start or 0
        return self._ask("", (), f"LIMIT {part.stop - first} OFFSET {first}")

    def everybody(self) -> list[Place]:
        return self._ask("", (), "")

    def after(self, place: Place | None, number: int) -> list[Place]:
        """Those who follow a place, whoever stands there by now; from the beginning without one."""
        here, values = _beside(">", place) if place else ("", ())
        return self._ask(here, values, f"LIMIT {number:d}")

    def before(self, place: Place, number: int) -> list[Place]:
        """The nearest who precede a place, in the order of the list."""
        here, values = _beside("<", place)
        return self._ask(here, values, f"LIMIT {number:d}", backwards=True)[::-1]

    def _ask(
        self, here: str, values: tuple[Any, ...], limit: str, *, backwards: bool = False
    ) -> list[Place]:
        words = ", ".join(f"'{standing.value}'" for standing in self.standings)
        conditions = [here] if here else []
        conditions += [f"standing IN ({words})"] if words else []
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        order = PLACE.replace(",", " DESC,") + " DESC" if backwards else PLACE
        ask = (
            f"SELECT person_id, standing, due_on FROM stood {where}"  # noqa: S608 - constants
            f" ORDER BY {order} {limit}"
        )
        return list(map(_place, select(self.scope, depth=self.scope.depth, ask=ask, values=values)))


def rows(scope: Scope, places: Sequence[Place]) -> list[Row]:
    """What is shown of these people; two queries."""
    ids = [place.person_id for place in places]
    credits = credits_of(ids, [scope.course_key])
    posts = _posts(scope, ids)
    return [
        _row(place, posts[place.person_id], credits.get((place.person_id, scope.course_key)))
        for place in places
    ]


def all_rows(scope: Scope, standings: Sequence[Standing] = ()) -> Iterator[Row]:
    """Everybody as they stand at one moment, looked up in chunks."""
    places = Listing(scope, standings).everybody()
    for first in range(0, len(places), CHUNK):
        yield from rows(scope, places[first : first + CHUNK])


def _beside(sign: str, place: Place) -> tuple[str, tuple[Any, ...]]:
    """On one side of a place; a person's name is looked up, never carried in an address."""
    names = User.objects.filter(pk=place.person_id).values_list("search_key", flat=True)
    return f"({PLACE}) {sign} (%s, %s, %s, %s)", (
        URGENCY[place.standing],
        connection.ops.adapt_datefield_value(place.due_on),
        names.first() or "",
        UUIDField().get_db_prep_value(place.person_id, connection),
    )


def _place(found: tuple[Any, ...]) -> Place:
    """SQLite gives days and keys as text."""
    person, standing, due_on = found
    return Place(
        person_id=person if isinstance(person, UUID) else UUID(person),
        standing=Standing(standing),
        due_on=due_on if isinstance(due_on, date) else date.fromisoformat(due_on),
    )


def _posts(scope: Scope, people: Iterable[UUID]) -> dict[UUID, list[Membership]]:
    """Where each of them works inside the scope, the longest first."""
    posts: dict[UUID, list[Membership]] = defaultdict(list)
    held = owing(scope).filter(person__in=people).order_by("started_on", "pk")
    for membership in held.select_related("person", "agency", "post"):
        posts[membership.person_id].append(membership)
    return posts


def _row(place: Place, posts: list[Membership], credit: Credit | None) -> Row:
    return Row(
        person_id=place.person_id,
        name=posts[0].person.get_full_name(),
        unit="; ".join(dict.fromkeys(m.agency.name for m in posts)),
        post="; ".join(dict.fromkeys(m.post.name for m in posts)),
        standing=place.standing,
        due_on=place.due_on,
        completed_on=credit.completed_on if credit else None,
        certificate=(credit.certificate or None) if credit else None,
        expires_on=credit.expires_on if credit else None,
    )
