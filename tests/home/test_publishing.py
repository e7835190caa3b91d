"""What is missing is said before publishing, and nothing goes live without it."""

import pytest
from django.urls import reverse

from home.models import PublishingDecision, Reference, SignOff
from tests.factories import UserFactory
from tests.factories.assessments import make_reference


def test_a_step_that_describes_violence_needs_its_way_round(desk, trainer, reviewer, lesson):
    """Saved as it is; approved only when it is whole."""
    desk.enter(trainer)
    desk.save(lesson, "action-submit")
    lesson.refresh_from_db()
    hard = lesson.get_latest_revision_as_object()
    stream = hard.steps.raw_data
    stream[0]["value"]["grade"] = "describes"
    hard.steps = list(stream)
    hard.save_revision()

    desk.enter(reviewer)
    page = desk.read(lesson)
    desk.approve(lesson)

    assert "Step “One step” describes violence: write its summary version as well." in page
    assert SignOff.objects.count() == 0


@pytest.fixture
def for_real_people(settings):
    settings.SENIM_ALLOW_DEMONSTRATION = False


@pytest.fixture
def unconfirmed(lesson) -> Reference:
    reference = make_reference("cpc-210")
    lesson.references = [reference]
    lesson.save_revision()
    return reference


@pytest.fixture
def administrator(editors):
    return UserFactory(is_superuser=True, is_staff=True)


def test_an_unconfirmed_fact_is_not_published_for_real_people(
    desk, administrator, lesson, unconfirmed, for_real_people
):
    desk.enter(administrator)
    form = {"summary": "Not yet.", "references": [str(unconfirmed.pk)]}
    page = desk.save(lesson, "action-publish", **form).content.decode()
    lesson.refresh_from_db()
    assert "An expert has not yet confirmed: cpc-210 (en)" in page
    assert lesson.summary == ""
    assert lesson.get_latest_revision_as_object().summary == "Not yet."


def test_a_recorded_decision_lets_it_be_published(
    desk, administrator, lesson, unconfirmed, for_real_people
):
    desk.enter(administrator)
    form = {"summary": "Needed now.", "references": [str(unconfirmed.pk)]}
    desk.save(lesson, **form)
    address = reverse("home_record_decision", args=["courses", "lessonpage", lesson.pk])
    assert desk.client.get(address).status_code == 200
    desk.client.post(address, {"reason": "The course starts on Monday."})

    desk.save(lesson, "action-publish", **form)

    lesson.refresh_from_db()
    assert lesson.summary == "Needed now."
    decision = PublishingDecision.objects.get()
    assert (decision.reason, decision.decided_by) == ("The course starts on Monday.", administrator)


def test_a_decision_is_not_for_trainers(desk, trainer, lesson):
    desk.enter(trainer)
    address = reverse("home_record_decision", args=["courses", "lessonpage", lesson.pk])
    desk.client.post(address, {"reason": "I want it."})
    assert PublishingDecision.objects.count() == 0


def test_a_signature_lets_it_be_published_for_real_people(
    desk, trainer, reviewer, lesson, unconfirmed, for_real_people
):
    desk.enter(trainer)
    form = {"summary": "Signed.", "references": [str(unconfirmed.pk)]}
    desk.save(lesson, "action-submit", **form)
    desk.enter(reviewer)
    desk.approve(lesson)
    lesson.refresh_from_db()
    assert lesson.summary == "Signed."
    assert not SignOff.objects.get().demonstration
