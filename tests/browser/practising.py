"""Makes an officer with a practice of one question: run as a program inside the demonstration site's settings.

The question is of this practice alone and in English alone, so that whoever rewords it disturbs no other walk.
"""

import django

django.setup()

from agencies.models import Membership  # noqa: E402
from assessments.models import QuizItem, QuizPage  # noqa: E402
from courses.enrolling import open_cycle  # noqa: E402
from courses.models import CoursePage  # noqa: E402
from tests.browser.people import LEARNER  # noqa: E402
from tests.browser.walkers import make  # noqa: E402
from tests.factories.assessments import make_question  # noqa: E402


def make_practice(course: CoursePage) -> None:
    practice = QuizPage(title="Practice", slug="practice", practice=True, required=False)
    course.add_child(instance=practice)
    question = make_question(
        stem="Which word opens a conversation?",
        situation="She sits down and says nothing.",
        explanation="Silence may be listened to.",
        code="A1",
    )
    QuizItem.objects.create(page=practice, question=question)


if __name__ == "__main__":
    course = CoursePage.objects.get(slug="first-response", locale__language_code="en")
    make_practice(course)
    officer = Membership.objects.get(person__email="officer@demo.example", ended_on=None)
    open_cycle(make(LEARNER, "en", officer), course.translation_key)
