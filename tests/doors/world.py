"""One small world with somebody in every role, and the things whose doors are tried."""

import uuid
from dataclasses import dataclass, field
from types import SimpleNamespace

from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from accounts.models import User
from assessments.sitting import start_attempt
from assessments.submitting import submit
from certificates.issuing import issue_certificate
from lms.appointing import appoint_editors
from tests.factories import (
    AgencyFactory,
    MembershipFactory,
    ResponsibilityFactory,
    UnitFactory,
    UserFactory,
)
from tests.factories.assessments import make_question, make_quiz
from tests.factories.courses import complete, enrol, lessons_of, make_course, make_site
from tests.factories.tracking import RequirementFactory

ROLES = (
    "anonymous",
    "stranger",
    "learner",
    "manager",
    "other_manager",
    "trainer",
    "reviewer",
    "superuser",
)


@dataclass
class World:
    people: dict[str, User | None] = field(default_factory=dict)
    things: SimpleNamespace = field(default_factory=SimpleNamespace)

    def client(self, role: str) -> Client:
        client = Client(raise_request_exception=False)
        if person := self.people[role]:
            client.force_login(person)
        return client


def make_world() -> World:
    make_site()
    appoint_editors()
    world = World()
    _people(world)
    _learning(world)
    return world


def _people(world: World) -> None:
    things = world.things
    things.agency, things.other_agency = AgencyFactory(), AgencyFactory()
    things.unit = UnitFactory(parent=things.agency)
    world.people = {role: UserFactory() for role in ROLES} | {"anonymous": None}
    MembershipFactory(person=world.people["learner"], agency=things.unit)
    MembershipFactory(person=world.people["stranger"], agency=things.other_agency)
    ResponsibilityFactory(person=world.people["manager"], agency=things.unit)
    ResponsibilityFactory(person=world.people["other_manager"], agency=things.other_agency)
    for role, group in (("trainer", "Trainers"), ("reviewer", "Reviewers")):
        world.people[role].groups.add(Group.objects.get(name=group))
    User.objects.filter(pk=world.people["superuser"].pk).update(is_superuser=True, is_staff=True)
    world.people["superuser"].refresh_from_db()


def _learning(world: World) -> None:
    things, learner = world.things, world.people["learner"]
    done = make_course(lessons=1)
    things.certificate = issue_certificate(complete(enrol(learner, done)))
    things.learner = learner
    things.course, things.fresh = make_course(), make_course()
    things.lesson = lessons_of(things.course)[0]
    questions = [make_question() for _n in range(2)]
    things.quiz = make_quiz(things.course, questions, max_attempts=5)
    things.enrolment = enrol(learner, things.course)
    first, _created = start_attempt(learner, things.quiz.translation_key, at=timezone.now())
    submit(first, at=timezone.now())
    things.submitted = first
    things.attempt, _created = start_attempt(
        learner, things.quiz.translation_key, at=timezone.now()
    )
    things.requirement = RequirementFactory(
        agency=things.agency, course_key=things.course.translation_key
    )
    things.nobody = uuid.UUID(int=0)
