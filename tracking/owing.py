"""Owns who owes a course and since when, said to the database: one row for each person of a unit.

The rules are those of ``due_for`` and ``standing``, over any number of staff; a test compares the
two over a grid of dates. What comes of it is counted in ``counting`` and listed in ``listing``.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, reduce
from operator import or_
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import (
    Case,
    DateField,
    Expression,
    ExpressionWrapper,
    F,
    Min,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Greatest, Least, Substr

from agencies.models import Agency, Membership
from courses.models import Enrolment
from tracking.crediting import FOREVER, counted, lasting
from tracking.models import Requirement
from tracking.standing import DUE_SOON_DAYS, URGENCY, Standing

NOT_AWAY: Final = date.min
_URGENCY_SQL: Final = "CASE standing {} END".format(
    " ".join(f"WHEN '{word.value}' THEN {rank}" for word, rank in URGENCY.items())
)


@dataclass(frozen=True)
class Scope:
    """Those at and below ``path`` who owe one course; an empty path is the whole country."""

    path: str
    course_key: UUID
    today: date

    @cached_property
    def _active(self) -> list[Requirement]:
        active = Requirement.objects.active().filter(course_key=self.course_key)
        return list(active.touching(self.path).select_related("agency"))

    @property
    def requirements(self) -> list[Requirement]:
        """Those that say who owes the course."""
        return self._active

    @property
    def depth(self) -> int:
        return len(self.path) // Agency.steplen


def owing(scope: Scope) -> QuerySet[Membership]:
    """Memberships of today in the scope that some requirement covers."""
    if not scope.requirements:
        return Membership.objects.none()
    here = Membership.objects.current(scope.today).filter(person__is_active=True)
    covered = reduce(or_, (_covered_by(requirement) for requirement in scope.requirements))
    return here.filter(covered, agency__path__startswith=scope.path)


def select(scope: Scope, *, depth: int, ask: str, values: tuple = ()) -> list[tuple[Any, ...]]:
    """Rows of ``ask``, which reads the table ``stood``: one row for each person in each unit of ``depth``.

    Its columns: person_id, unit (a path), due_on, name (to sort by), standing, urgency. Each step
    is computed once: written as one expression, the database would repeat it at every mention.
    """
    if not scope.requirements:
        return []
    owed, owed_values = _owed(scope, depth).query.sql_with_params()
    stands, stands_values = _standing_sql(scope)
    with connection.cursor() as cursor:
        cursor.execute(
            # Both parts come from the ORM; every value travels as a parameter.
            f"WITH owed AS MATERIALIZED ({owed}), named AS MATERIALIZED ({stands}),"  # noqa: S608
            f" stood AS MATERIALIZED (SELECT named.*, {_URGENCY_SQL} AS urgency FROM named) {ask}",
            (*owed_values, *stands_values, *values),
        )
        return cursor.fetchall()


def _owed(scope: Scope, depth: int) -> QuerySet:
    """Each person once in each unit, with the earliest due date of the requirements met there."""
    facts: dict[str, Min] = {}
    due_dates: list[Expression] = []
    for number, requirement in enumerate(scope.requirements):
        facts[f"here_{number}"] = Min("started_on", filter=_covered_by(requirement))
        facts[f"joined_{number}"] = _joined_on(requirement)
        due_dates.append(_due_on(requirement, f"here_{number}", f"joined_{number}"))
    return (
        owing(scope)
        .values("person_id", unit=Substr("agency__path", 1, depth * Agency.steplen))
        .annotate(
            paused_until=Min(Coalesce("paused_until", NOT_AWAY)), name=Min("person__search_key")
        )
        .alias(**facts)
        .annotate(due_on=reduce(Least, due_dates))
        .order_by()
    )


def _covered_by(requirement: Requirement, held: str = "") -> Q:
    branch = Q(**{f"{held}agency__path__startswith": requirement.agency.path})
    profession = requirement.profession
    return branch & Q(**{f"{held}post__profession": profession}) if profession else branch


def _joined_on(requirement: Requirement) -> Min:
    """The first day of all the person's memberships the requirement covers, as in ``due_of``."""
    held = "person__memberships__"
    stayed = Q(**{f"{held}ended_on": None}) | Q(**{f"{held}ended_on__gte": requirement.assigned_on})
    return Min(f"{held}started_on", filter=_covered_by(requirement, held) & stayed)


def _due_on(requirement: Requirement, here: str, joined: str) -> Case:
    """``due_for`` of the person; for ever where the requirement does not reach them here."""
    due_on = Value(requirement.due_on, output_field=DateField())
    days = timedelta(days=requirement.newcomer_days)
    own_days = ExpressionWrapper(F(joined) + days, output_field=DateField())
    return Case(
        When(Q(**{here: None}), then=Value(FOREVER)),
        When(Q(**{f"{joined}__lte": requirement.assigned_on}), then=due_on),
        default=Greatest(due_on, Cast(own_days, DateField())),
        output_field=DateField(),
    )


def _standing_sql(scope: Scope) -> tuple[str, tuple[Any, ...]]:
    """``standing`` over the table ``owed``."""
    course, today = [scope.course_key], scope.today
    started = Enrolment.objects.open().filter(course_key__in=course)
    rules = [
        (_among(lasting(course, today)), Standing.DONE),
        (_compared("paused_until >= %s", today), Standing.PAUSED),
        (_among(counted(course)), Standing.EXPIRED),
        (_compared("due_on < %s", today), Standing.OVERDUE),
        (_compared("due_on <= %s", today + timedelta(days=DUE_SOON_DAYS)), Standing.DUE_SOON),
        (_among(started), Standing.IN_PROGRESS),
    ]
    cases = " ".join(f"WHEN {sql} THEN '{word.value}'" for (sql, _values), word in rules)
    values = tuple(value for (_sql, values), _word in rules for value in values)
    columns = "person_id, unit, due_on, name"
    words = f"CASE {cases} ELSE '{Standing.NOT_STARTED.value}' END"
    return f"SELECT {columns}, {words} AS standing FROM owed", values  # noqa: S608


def _among(learners: QuerySet) -> tuple[str, tuple[Any, ...]]:
    sql, values = learners.order_by().values("learner_id").query.sql_with_params()
    return f"person_id IN ({sql})", values


def _compared(sql: str, day: date) -> tuple[str, tuple[Any, ...]]:
    return sql, (connection.ops.adapt_datefield_value(day),)
