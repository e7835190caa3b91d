"""A trainer has a text translated and an expert publishes it, through the editor's own doors."""

import html
import re

import pytest
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from assessments.models import PublishedQuestion
from courses.models import LessonPage
from home.models import SignOff
from tests.desk import address
from tests.factories.assessments import make_question


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def question(editors):
    question = make_question(stem="What comes first?")
    question.save_revision().publish()
    return question


def submitted(desk, trainer, content, site):
    """What the trainer gets for the Kazakh language."""
    desk.enter(trainer)
    if isinstance(content, Page):
        there = reverse("wagtail_localize:submit_page_translation", args=[content.pk])
    else:
        label = [content._meta.app_label, content._meta.model_name, content.pk]
        there = reverse("wagtail_localize:submit_snippet_translation", args=label)
    desk.client.post(there, {"locales": [site["kk"].locale_id]})
    return content.get_translation(site["kk"].locale)


def fill_in(desk, copy):
    """Every text of the copy, through the address that the editor's page calls."""
    translation = Translation.objects.get(target_locale=copy.locale)
    for segment in StringSegment.objects.filter(source=translation.source):
        there = reverse(
            "wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk]
        )
        body = encode_multipart(BOUNDARY, {"value": f"{segment.string.data} (kk)"})
        reply = desk.client.put(there, body, MULTIPART_CONTENT)
        assert reply.status_code == 201


def offers_to_publish(desk, copy) -> bool:
    return '"canPublish": true' in html.unescape(desk.read(copy))


def press_publish(desk, copy):
    return desk.client.post(address(copy, "edit", copy.pk), {"action": "publish"})


def test_a_trainer_translates_a_lesson_and_an_expert_publishes_it(
    desk, trainer, reviewer, lesson, site, django_capture_on_commit_callbacks
):
    for page in Page.objects.ancestor_of(lesson).filter(depth__gt=3).specific():
        page.copy_for_translation(site["kk"].locale)
    copy = submitted(desk, trainer, lesson, site)
    fill_in(desk, copy)
    assert not offers_to_publish(desk, copy)
    with django_capture_on_commit_callbacks(execute=True):
        press_publish(desk, copy)
    copy.refresh_from_db()
    assert not copy.live

    desk.enter(reviewer)
    assert offers_to_publish(desk, copy)
    with django_capture_on_commit_callbacks(execute=True):
        press_publish(desk, copy)

    copy.refresh_from_db()
    assert (copy.live, copy.title) == (True, f"{lesson.title} (kk)")
    assert SignOff.objects.count() == 0


def test_a_trainer_translates_a_question_and_an_expert_publishes_it(
    desk, trainer, reviewer, question, site, django_capture_on_commit_callbacks
):
    copy = submitted(desk, trainer, question, site)
    fill_in(desk, copy)
    assert not offers_to_publish(desk, copy)

    desk.enter(reviewer)
    assert offers_to_publish(desk, copy)
    with django_capture_on_commit_callbacks(execute=True):
        press_publish(desk, copy)

    paper = PublishedQuestion.objects.get(pk=question.translation_key).version.paper
    assert paper["languages"]["kk"]["stem"] == "What comes first? (kk)"


@pytest.mark.parametrize("live", [True, False])
def test_a_translation_of_a_text_that_is_not_live_waits_for_it(
    desk, trainer, reviewer, question, site, live
):
    copy = submitted(desk, trainer, question, site)
    if not live:
        question.unpublish()
    desk.enter(reviewer)
    press_publish(desk, copy)
    copy.refresh_from_db()
    assert copy.live is live


@pytest.mark.parametrize("kind", ["lesson", "question"])
def test_an_expert_publishes_a_source_by_the_signature_alone(
    desk, reviewer, lesson, question, kind
):
    content = {"lesson": lesson, "question": question}[kind]
    field = "summary" if kind == "lesson" else "stem"
    before = getattr(content, field)
    desk.enter(reviewer)

    assert 'name="action-publish"' not in desk.read(content)
    assert 'name="action-unpublish"' not in desk.read(content)
    desk.save(content, "action-publish", **{field: "At once?"})
    press_publish(desk, content)
    if kind == "question":
        desk.client.post(address(content, "unpublish", content.pk))

    content.refresh_from_db()
    assert (getattr(content, field), content.live) == (before, True)
    assert SignOff.objects.count() == 0


def test_an_expert_deletes_and_unpublishes_no_page(desk, reviewer, lesson):
    desk.enter(reviewer)
    for deed in ("delete", "unpublish"):
        desk.client.post(address(lesson, deed, lesson.pk))
    assert LessonPage.objects.live().filter(pk=lesson.pk).exists()


def test_bringing_translations_in_step_publishes_nothing_for_a_trainer(
    desk, trainer, question, site, django_capture_on_commit_callbacks
):
    copy = submitted(desk, trainer, question, site)
    source = TranslationSource.objects.get_for_instance(question)
    there = reverse("wagtail_localize:update_translations", args=[source.pk])
    page = desk.client.get(there).content.decode()
    assert re.findall(r'type="checkbox" name="publish_translations"', page) == []

    with django_capture_on_commit_callbacks(execute=True):
        desk.client.post(there, {"publish_translations": "on"})

    copy.refresh_from_db()
    assert (copy.live, StringTranslation.objects.count()) == (False, 0)
