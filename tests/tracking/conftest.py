"""Two agencies of three levels, with those who answer for them, on 22 November 2026."""

import uuid
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from rest_framework.test import APIClient

from tests.factories import (
    AgencyFactory,
    MembershipFactory,
    PostFactory,
    ResponsibilityFactory,
    UnitFactory,
    UserFactory,
)
from tests.factories.tracking import RequirementFactory, complete_course, start_course

TODAY = date(2026, 11, 22)
COURSE = uuid.UUID("11111111-1111-4111-8111-111111111111")


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


@pytest.fixture
def today():
    with time_machine.travel("2026-11-22T04:00:00Z", tick=False):
        yield TODAY


@pytest.fixture
def police(db, today):
    """Department → Talgar → duty desk. Айгүл has finished, Ержан is overdue, Болат has begun."""
    department = AgencyFactory(name_en="Police of Almaty region", region="19")
    talgar = UnitFactory(parent=department, name_en="Talgar")
    desk = UnitFactory(parent=talgar, name_en="Duty desk")
    post = PostFactory()
    requirement = RequirementFactory(agency=department, course_key=COURSE, due_on=day(-5))
    people = {
        name: UserFactory(family_name=family, given_name=name)
        for name, family in (("Айгүл", "Әлиева"), ("Ержан", "Қасымов"), ("Болат", "Өтегенов"))
    }
    for name, unit in (("Айгүл", talgar), ("Ержан", desk), ("Болат", desk)):
        MembershipFactory(person=people[name], agency=unit, post=post)
    complete_course(people["Айгүл"], COURSE, day(-10), expires_on=day(720), serial="SN-2026-000001")
    start_course(people["Болат"], COURSE)
    moved = MembershipFactory(
        person=people["Болат"], agency=talgar, post=post, started_on=day(-9), ended_on=day(-8)
    )
    return SimpleNamespace(
        department=department,
        talgar=talgar,
        desk=desk,
        post=post,
        requirement=requirement,
        manager=ResponsibilityFactory(agency=talgar).person,
        coordinator=ResponsibilityFactory(agency=department, role="coordinator").person,
        moved=moved,
        **{"aigul": people["Айгүл"], "erzhan": people["Ержан"], "bolat": people["Болат"]},
    )


@pytest.fixture
def court(db, today):
    """Another agency, with a manager and one judge."""
    agency = AgencyFactory(name_en="City court", region="75")
    unit = UnitFactory(parent=agency, name_en="Criminal bench")
    member = MembershipFactory(agency=unit, post__profession="judge")
    RequirementFactory(agency=agency, course_key=COURSE, due_on=day(30))
    manager = ResponsibilityFactory(agency=agency).person
    return SimpleNamespace(agency=agency, unit=unit, judge=member.person, manager=manager)


@pytest.fixture
def national(db):
    return ResponsibilityFactory(role="national", agency=None).person


@pytest.fixture
def superuser(db):
    return UserFactory(is_superuser=True, is_staff=True)


@pytest.fixture
def api_as():
    def sign_in(user) -> APIClient:
        client = APIClient(headers={"Accept-Language": "en"})
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def sign_in(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in
