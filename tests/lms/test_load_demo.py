"""The demonstration site is built by the product's own deeds, so this walks through most of it."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import TestCase
from django.utils.html import escape
from wagtail.blocks import RichTextBlock
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation, Translation

from accounts.models import User
from agencies.models import Agency, Membership
from assessments.models import Attempt, PublishedQuestion, Question, QuestionVersion
from certificates.models import Certificate
from courses.models import CompletionRecord, CoursePage, Enrolment, LessonPage
from home.blocks import KeyPointBlock
from home.models import Contact, GlossaryTerm, Picture, Recording, Reference
from home.publishing import blocks_of
from tests.factories import PASSWORD
from tracking.models import Requirement
from tracking.requiring import requirements_of
from tracking.standing import Standing

MODELS = [
    Agency,
    CompletionRecord,
    Contact,
    Enrolment,
    GlossaryTerm,
    Membership,
    Page,
    Picture,
    Question,
    QuestionVersion,
    Recording,
    Reference,
    Requirement,
    Revision,
    StringTranslation,
    Translation,
    User,
]


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The site is built once for all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db):
    """The demonstration site; what a test changes is undone after it."""


def load() -> str:
    out = StringIO()
    with TestCase.captureOnCommitCallbacks(execute=True):
        call_command("load_demo", password=PASSWORD, stdout=out)
    return out.getvalue()


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in MODELS}


def test_the_site_holds_the_whole_course_in_three_languages(demo):
    found = counts()
    # How many rows these take is the library's own affair.
    del found["StringTranslation"], found["Revision"]
    assert found == {
        "Agency": 8,
        "CompletionRecord": 1,
        "Contact": 4,
        "Enrolment": 1,
        "GlossaryTerm": 40,
        "Membership": 10,
        # A root; in each language a front page, 4 of information, a catalogue, a course,
        # 7 modules, 14 lessons and a quiz.
        "Page": 1 + 3 * 29,
        "Picture": 6,
        "Question": 30,
        "QuestionVersion": 10,
        "Recording": 2,
        "Reference": 52,
        "Requirement": 2,
        "Translation": 2 * 39,
        "User": 12,
    }
    assert all(each.live for each in Page.objects.filter(depth__gt=1))
    assert PublishedQuestion.objects.count() == 10


def test_a_second_run_changes_nothing(demo):
    before, revision = counts(), Revision.objects.latest("pk")

    said = load()

    assert counts() == before
    assert Revision.objects.latest("pk") == revision
    assert said.splitlines()[-1] == "The demonstration site is there."


def test_what_an_editor_changed_is_kept(demo):
    lesson = LessonPage.objects.get(slug="the-first-ten-minutes", locale__language_code="en")
    lesson.summary = "Changed by an editor."
    lesson.save_revision().publish()

    load()

    lesson.refresh_from_db()
    assert lesson.summary == "Changed by an editor."


def test_translations_are_complete_for_the_translators_own_page(demo):
    gaps = {str(each): each.get_progress() for each in Translation.objects.all()}
    assert {name for name, (total, done) in gaps.items() if done < total} == set()


def test_a_step_keeps_its_id_in_every_language(demo):
    lessons = LessonPage.objects.filter(slug="the-first-ten-minutes")
    ids = {tuple(step.id for step in lesson.steps) for lesson in lessons}
    assert len(lessons) == 3
    assert len(ids) == 1


def test_every_language_of_a_question_is_served(demo):
    languages = {tuple(sorted(version.paper["languages"])) for version in versions()}
    assert languages == {("en", "kk", "ru")}


def versions():
    return [each.version for each in PublishedQuestion.objects.select_related("version")]


@pytest.mark.django_db
def test_one_of_three_in_the_managers_unit_is_up_to_date(demo):
    unit = User.objects.get(email="manager@demo.example").responsibilities.get().agency
    today = Membership.objects.earliest("pk").started_on.today()
    people = User.objects.filter(memberships__agency=unit).order_by("family_name")
    found = {each.family_name: requirements_of(each, today=today)[0].standing for each in people}
    assert found == {
        "Нұрланов": Standing.DONE,
        "Соколова": Standing.OVERDUE,
        "Әлиева": Standing.NOT_STARTED,
    }


def test_the_one_who_passed_holds_a_certificate_that_says_it_is_a_demonstration(demo):
    certificate = Certificate.objects.get()
    assert certificate.record.holder_name == "Нұрланов Бауыржан"
    assert certificate.demonstration
    assert Attempt.objects.get().results.get().score == 10


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_answers_in_every_language(demo, client, language):
    officer = User.objects.get(email="officer@demo.example")
    client.force_login(officer)
    pages = Page.objects.filter(locale__language_code=language, depth__gt=1).specific()
    answers = {page.url: client.get(page.url).status_code for page in pages}
    assert len(answers) == 29
    assert {address: code for address, code in answers.items() if code != 200} == {}


def test_every_step_is_read_in_kazakh_without_an_english_paragraph(demo, client):
    """What a learner reads in the body of every step and of its summary version."""
    client.force_login(User.objects.get(email="officer@demo.example"))
    course = CoursePage.objects.get(locale__language_code="kk")
    client.post(f"/kk/learn/{course.translation_key}/start/")
    lessons = LessonPage.objects.filter(locale__language_code="kk")
    addresses = [
        f"{lesson.url}steps/{number}/{route}"
        for lesson in lessons
        for number, step in enumerate(lesson.steps, start=1)
        for route in ("", *(["summary/"] if step.value["summary_body"] else []))
    ]
    english = english_paragraphs()

    found = {}
    for address in addresses:
        page = client.get(address, follow=True).content.decode()
        found |= {text: address for text in english if text in page}

    assert len(addresses) == 46 + 3
    assert found == {}


def english_paragraphs() -> set[str]:
    """Texts of the English lessons as a page would write them."""
    texts = set()
    for lesson in LessonPage.objects.filter(locale__language_code="en"):
        for block, value in blocks_of(lesson):
            if isinstance(block, RichTextBlock):
                texts |= set(re.findall(r"<(?:p|li)>(.*?)</(?:p|li)>", value.source))
            elif isinstance(block, KeyPointBlock):
                texts.add(escape(value["text"]))
    assert len(texts) > 400
    return texts


def test_a_site_for_real_people_refuses_it(db, settings):
    before = counts()
    settings.SENIM_ALLOW_DEMONSTRATION = False
    with pytest.raises(CommandError, match="This is not a demonstration site"):
        load()
    assert counts() == before


def test_nothing_was_due_before_it_was_set(demo):
    set_before_due = {
        r.profession: (r.due_on - r.assigned_on).days for r in Requirement.objects.all()
    }

    assert set_before_due == {"police": 23, "other": 42}


def test_a_second_run_lets_people_in_with_the_password_it_is_given(demo):
    call_command("load_demo", password="Another-Trust-2026", stdout=StringIO())

    officer = User.objects.get(email="officer@demo.example")
    assert officer.check_password("Another-Trust-2026")
