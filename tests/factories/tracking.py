"""Requirements, and learners who stand where a test wants them to."""

import datetime
import uuid

import factory
from django.utils import timezone

from certificates.models import Certificate
from courses.models import CompletionRecord, Enrolment
from tests.factories.agencies import AgencyFactory
from tests.factories.people import UserFactory
from tracking.models import Requirement


class RequirementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Requirement

    agency = factory.SubFactory(AgencyFactory)
    course_key = factory.LazyFunction(uuid.uuid4)
    due_on = datetime.date(2026, 12, 12)
    assigned_by = factory.SubFactory(UserFactory, family_name="Серікова", given_name="Дана")
    assigned_at = datetime.datetime(2026, 10, 1, 9, tzinfo=datetime.UTC)


def start_course(person, course_key, *, cycle=1, completed_at=None):
    return Enrolment.objects.create(
        learner=person,
        course_key=course_key,
        cycle=cycle,
        edition="2026-1",
        required_items=[],
        completed_at=completed_at,
    )


def complete_course(person, course_key, on, *, expires_on=None, serial=None, cycle=1):
    """A completed cycle with its record and certificate; without one when ``serial`` is ""."""
    at = datetime.datetime.combine(on, datetime.time(12), timezone.get_default_timezone())
    record = CompletionRecord.objects.create(
        enrolment=start_course(person, course_key, cycle=cycle, completed_at=at),
        learner=person,
        course_key=course_key,
        holder_name=person.get_full_name(),
        course_titles={"en": "First response"},
        hours=3,
        edition="2026-1",
        completed_at=at,
    )
    if serial == "":
        return record
    number = serial or f"SN-2026-{100_001 + Certificate.objects.count()}"
    return Certificate.objects.create(
        record=record, serial=number, issuer_names={"en": "Senim"}, expires_on=expires_on
    )
