"""From a trainer's edit to the signature under the text a learner reads, through the admin's own doors."""

import html
import json
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text, streamfield

from home.models import SignOff
from home.signing_off import sign_offs_for
from lms.appointing import appoint_editors
from tests.factories.courses import enrol, lessons_of


def test_a_lesson_goes_from_trainer_to_reviewer_to_learner(desk, trainer, reviewer, lesson):
    desk.enter(trainer)
    desk.save(lesson, "action-submit", summary="What to do first.")
    lesson.refresh_from_db()
    assert lesson.summary == ""
    assert lesson.current_workflow_task.name == "Expert review"

    desk.enter(reviewer)
    desk.approve(lesson, "Checked against the law of today.")

    lesson.refresh_from_db()
    signature = sign_offs_for([lesson.translation_key], "en")[lesson.translation_key]
    assert lesson.summary == "What to do first."
    assert signature.signed_name == "Ибраева Гүлнәр"
    assert signature.signed_role == "Expert in criminal procedure"
    assert signature.comment == "Checked against the law of today."
    assert signature.language == "en"
    assert signature.revision == lesson.live_revision_id
    assert signature.demonstration


def test_a_reviewer_may_mend_the_text_while_signing_it(desk, trainer, reviewer, lesson):
    desk.enter(trainer)
    desk.save(lesson, "action-submit", summary="Wat to do.")
    desk.enter(reviewer)
    desk.approve_in_editor(lesson, summary="What to do.")

    lesson.refresh_from_db()
    assert lesson.summary == "What to do."
    assert not lesson.workflow_in_progress
    signature = SignOff.objects.get()
    assert signature.revision == lesson.live_revision_id
    assert sign_offs_for([lesson.translation_key], "en") == {lesson.translation_key: signature}


def test_a_later_change_is_not_covered(desk, trainer, reviewer, lesson):
    approve_as_it_is(desk, trainer, reviewer, lesson)

    lesson.refresh_from_db()
    lesson.summary = "Changed after the signature."
    lesson.save_revision().publish()

    assert sign_offs_for([lesson.translation_key], "en") == {}


def test_a_draft_does_not_end_the_signature(desk, trainer, reviewer, lesson):
    approve_as_it_is(desk, trainer, reviewer, lesson)

    desk.enter(trainer)
    desk.save(lesson, summary="Not published yet.")

    assert list(sign_offs_for([lesson.translation_key], "en")) == [lesson.translation_key]


def approve_as_it_is(desk, trainer, reviewer, lesson):
    desk.enter(trainer)
    desk.save(lesson, "action-submit")
    desk.enter(reviewer)
    desk.approve(lesson)


def test_a_trainer_cannot_publish(desk, trainer, lesson):
    desk.enter(trainer)
    desk.save(lesson, "action-publish", summary="At once.")
    lesson.refresh_from_db()
    assert lesson.summary == ""
    assert lesson.has_unpublished_changes


def test_a_trainer_cannot_approve(desk, trainer, lesson):
    desk.enter(trainer)
    desk.save(lesson, "action-submit")
    desk.approve(lesson)
    assert SignOff.objects.count() == 0


def test_a_trainer_is_offered_to_submit_and_not_to_publish(desk, trainer, lesson):
    desk.enter(trainer)
    page = desk.read(lesson)
    assert "Submit to Expert review" in page
    assert 'name="action-publish"' not in page


def test_the_desk_calls_the_trainer_by_name(desk, trainer):
    desk.enter(trainer)
    page = desk.client.get(reverse("wagtailadmin_home")).content.decode()
    assert json.dumps({"name": "Дина"})[1:-1] in html.unescape(page)
    assert trainer.sign_in_code not in page


def test_a_learner_has_no_desk(desk, learner, editors):
    desk.enter(learner)
    response = desk.client.get(reverse("wagtailadmin_home"))
    assert response.status_code == 302
    assert urlsplit(response.url).path == reverse("account_login")


def test_a_demonstration_signature_never_counts_for_real_people(
    desk, trainer, reviewer, lesson, settings
):
    approve_as_it_is(desk, trainer, reviewer, lesson)
    settings.SENIM_ALLOW_DEMONSTRATION = False
    assert sign_offs_for([lesson.translation_key], "en") == {}


def test_a_translation_is_covered_while_it_follows_the_signed_text(
    desk, trainer, reviewer, lesson, site
):
    approve_as_it_is(desk, trainer, reviewer, lesson)
    lesson.refresh_from_db()
    for page in Page.objects.ancestor_of(lesson).filter(depth__gt=3).specific():
        page.copy_for_translation(site["kk"].locale)
    translation = lesson.copy_for_translation(site["kk"].locale)
    translation.save_revision().publish()
    signature = sign_offs_for([lesson.translation_key], "kk")[lesson.translation_key]
    assert signature.language == "en"

    lesson.summary = "New."
    lesson.save_revision().publish()
    translation.save_revision().publish()
    assert sign_offs_for([lesson.translation_key], "kk") == {}


def test_signatures_are_found_in_two_queries(
    desk, trainer, reviewer, lesson, course, django_assert_num_queries
):
    approve_as_it_is(desk, trainer, reviewer, lesson)
    keys = [each.translation_key for each in lessons_of(course)] + [course.translation_key]
    with django_assert_num_queries(2):
        assert len(sign_offs_for(keys[:1], "en")) == 1
    with django_assert_num_queries(2):
        assert len(sign_offs_for(keys, "en")) == 1


def test_a_signature_is_never_edited_or_deleted(desk, trainer, reviewer, lesson):
    approve_as_it_is(desk, trainer, reviewer, lesson)
    for deed in (SignOff.objects.all().delete, lambda: SignOff.objects.update(signed_name="X")):
        with pytest.raises(IntegrityError), transaction.atomic():
            deed()


def test_appointing_twice_changes_nothing(editors, django_assert_num_queries):
    before = list(Group.objects.values_list("name", "permissions__codename"))
    appoint_editors()
    assert list(Group.objects.values_list("name", "permissions__codename")) == before


def test_a_learner_reads_who_checked_the_lesson_and_when(
    desk, trainer, reviewer, lesson, course, client, learner
):
    approve_as_it_is(desk, trainer, reviewer, lesson)
    enrol(learner, course)
    lesson.refresh_from_db()
    client.force_login(learner)
    signed = SignOff.objects.get()

    page = client.get(lesson.url).content.decode()

    assert (
        f"Checked by Ибраева Гүлнәр on {date_format(timezone.localtime(signed.signed_at))}" in page
    )
    assert "Demonstration only: this is not a real check." in page


def test_the_trainer_sees_the_lesson_as_a_learner_will(desk, trainer, lesson):
    desk.enter(trainer)
    outcomes = streamfield([("section", {"title": "", "text": rich_text("<p>Ask first.</p>")})])
    posted, shown = desk.preview(lesson, outcomes=outcomes)
    assert posted.json()["is_valid"]
    assert shown.status_code == 200
    for words in ("What you will be able to do", "Ask first.", "One step", "<wagtail-userbar"):
        assert words in shown.content.decode()
    assert "'self'" in directive(shown, "frame-ancestors")
    assert shown.headers["X-Frame-Options"] == "SAMEORIGIN"


def directive(response, name: str) -> str:
    policy = response.headers["Content-Security-Policy"].split(";")
    return next(part for part in policy if part.strip().startswith(name))
