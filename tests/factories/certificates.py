"""Ledger rows as a completed cycle leaves them, and certificates issued for them."""

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal

import factory

from certificates.issuing import issue_certificate
from courses.models import CompletionRecord, Enrolment
from tests.factories.people import UserFactory

NOON = datetime(2026, 11, 22, 7, tzinfo=UTC)
TITLES = {
    "kk": "Полицейдің алғашқы әрекеті",
    "ru": "Первые действия полиции",
    "en": "Police: the first response",
}


class EnrolmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Enrolment

    learner = factory.SubFactory(UserFactory)
    course_key = factory.LazyFunction(uuid.uuid4)
    edition = "2026-1"
    required_items: list[dict] = []
    completed_at = NOON


class RecordFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CompletionRecord

    learner = factory.SubFactory(UserFactory)
    course_key = factory.LazyFunction(uuid.uuid4)
    enrolment = factory.SubFactory(
        EnrolmentFactory,
        learner=factory.SelfAttribute("..learner"),
        course_key=factory.SelfAttribute("..course_key"),
        cycle=factory.Sequence(lambda n: n + 1),
    )
    holder_name = factory.LazyAttribute(lambda row: row.learner.get_full_name())
    course_titles = TITLES
    hours = Decimal("3.0")
    edition = "2026-1"
    law_date = date(2026, 9, 1)
    valid_months = 24
    completed_at = NOON


def issued(**fields):
    """A certificate, by the product's own deed."""
    return issue_certificate(RecordFactory(**fields))
