"""The editors' desk: the people who write and sign, and what their browser sends."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from assessments.models import Question
from courses.models import LessonPage
from lms.appointing import appoint_editors
from tests.factories import MembershipFactory, PostFactory, UserFactory
from tests.factories.courses import lessons_of


@pytest.fixture
def editors(site):
    appoint_editors()


@pytest.fixture
def trainer(editors):
    return member("Trainers", family_name="Қасымова", given_name="Дина")


@pytest.fixture
def reviewer(editors):
    person = member("Reviewers", family_name="Ибраева", given_name="Гүлнәр")
    post = PostFactory(name_en="Expert in criminal procedure")
    MembershipFactory(person=person, post=post)
    return person


def member(group: str, **fields):
    person = UserFactory(**fields)
    person.groups.add(Group.objects.get(name=group))
    return person


@pytest.fixture
def lesson(course) -> LessonPage:
    lesson = lessons_of(course)[0]
    lesson.save_revision().publish()
    return lesson


@pytest.fixture
def desk(client):
    return Desk(client)


class Desk:
    """The admin as one person after another uses it."""

    def __init__(self, client):
        self.client = client

    def enter(self, person):
        self.client.force_login(person)
        # Signing in at the door remembers the language for addresses that name none.
        self.client.cookies[settings.LANGUAGE_COOKIE_NAME] = person.interface_language

    def save(self, content, deed: str = "", **changes):
        """What the browser sends when the editor's form is saved with one of its buttons."""
        form = question_form if isinstance(content, Question) else lesson_form
        data = form(content) | changes | ({deed: "1"} if deed else {})
        return self.client.post(address(content, "edit", content.pk), data, follow=True)

    def read(self, content) -> str:
        return self.client.get(address(content, "edit", content.pk)).content.decode()

    def approve(self, content, comment: str = ""):
        state = content.current_workflow_task_state
        there = address(content, "workflow_action", content.pk, "approve", state.pk)
        return self.client.post(there, {"comment": comment}, follow=True)

    def approve_in_editor(self, content, **changes):
        """With the form as it stands there, which may say more than was submitted."""
        chosen = {"workflow-action-name": "approve"} | changes
        return self.save(content, "action-workflow-action", **chosen)

    def preview(self, content, mode: str = "", **changes):
        """The page in the editor's frame, and what answered the form before it."""
        form = question_form if isinstance(content, Question) else lesson_form
        there = address(content, "preview_on_edit", content.pk) + (f"?mode={mode}" if mode else "")
        posted = self.client.post(there, form(content) | nested_form_data(changes))
        return posted, self.client.get(there)


def address(content, deed: str, *args) -> str:
    question = isinstance(content, Question)
    space = "wagtailsnippets_assessments_question" if question else "wagtailadmin_pages"
    return reverse(f"{space}:{deed}", args=args)


def lesson_form(lesson: LessonPage) -> dict:
    """A lesson with one short step; the rest of the form is empty."""
    return nested_form_data(
        {
            "title": lesson.title,
            "slug": lesson.slug,
            "summary": "",
            "source_language": "en",
            "outcomes": streamfield([]),
            "key_points": streamfield([]),
            "steps": streamfield(
                [("step", step_form(streamfield([("text", rich_text("<p>Text.</p>"))])))]
            ),
            "required": "on",
            "comments": {
                "TOTAL_FORMS": 0,
                "INITIAL_FORMS": 0,
                "MIN_NUM_FORMS": 0,
                "MAX_NUM_FORMS": "",
            },
        }
    )


def step_form(body, grade: str = "none") -> dict:
    return {
        "title": "One step",
        "minutes": "3",
        "grade": grade,
        "note": {"what": "", "detail": "", "minutes": "2", "why": ""},
        "body": body,
        "summary_body": streamfield([]),
    }


def question_form(question: Question) -> dict:
    """A question with two answers, the first of them right."""
    options = [
        {"text": "Safety first", "is_right": "on", "feedback": "Yes."},
        {"text": "A statement first", "feedback": "It can wait."},
    ]
    return nested_form_data(
        {
            "stem": question.stem,
            "situation": "",
            "explanation": question.explanation,
            "code": question.code,
            "level": "basic",
            "answer": streamfield([("single", {"options": inline_list(options)})]),
        }
    )


def inline_list(values: list[dict]) -> dict:
    """A list of blocks as the editor sends it."""
    rows = {
        str(n): {"value": value, "deleted": "", "order": str(n), "type": "item", "id": ""}
        for n, value in enumerate(values)
    }
    return {"count": str(len(values)), **rows}
