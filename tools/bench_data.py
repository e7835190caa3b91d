"""Fills the bench database: the demonstration site, 10,000 staff, learners with keys. Prints JSON.

Run inside the site's settings: python tools/bench_data.py 10000 200
"""

import json
import sys
import uuid
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from accounts.granting import create_token
from accounts.models import User
from agencies.models import Agency, Membership, Responsibility
from assessments.models import QuizPage
from courses.enrolling import open_cycle
from courses.models import CoursePage, LessonPage

UNITS = 50


def staff(count: int) -> None:
    """``count`` people in fifty units of one large agency, every third one done."""
    root = Agency.objects.filter(name_en="Bench agency").first()
    if root:
        return
    names = {"name_kk": "Сынақ агенттігі", "name_ru": "Проба", "name_en": "Bench agency"}
    root = Agency.add_root(**names)
    for n in range(UNITS):
        Agency.objects.get(pk=root.pk).add_child(**{k: f"{v} {n}" for k, v in names.items()})
    units = list(Agency.objects.get(pk=root.pk).get_children())
    post = Membership.objects.select_related("post").first().post
    people = [
        User(
            email=f"bench{n}@bench.example",
            family_name=f"Сынақов{n}",
            given_name="Әсет",
            password="!",  # noqa: S106 - nobody signs in with it
            search_key=f"сынақов{n} әсет",
        )
        for n in range(count)
    ]
    User.objects.bulk_create(people, batch_size=1000)
    since = timezone.localdate() - timedelta(days=100)
    Membership.objects.bulk_create(
        (
            Membership(
                person=person,
                agency=units[n % UNITS],
                post=post,
                staff_number=f"B{n:06d}",
                started_on=since,
            )
            for n, person in enumerate(people)
        ),
        batch_size=1000,
    )
    manager = User.objects.get(email="agency@demo.example")
    Responsibility.objects.create(person=manager, agency=root, role="coordinator", since=since)
    _require(root, manager, people)


def _require(root: Agency, by: User, people: list[User]) -> None:
    from courses.models import CompletionRecord, Enrolment
    from tracking.models import Requirement

    course = CoursePage.objects.get(locale__language_code="en")
    Requirement.objects.create(
        agency=root,
        course_key=course.translation_key,
        due_on=timezone.localdate() + timedelta(days=10),
        assigned_by=by,
    )
    now = timezone.now()
    done = [
        Enrolment(
            learner=person,
            course_key=course.translation_key,
            edition=course.edition,
            required_items=[],
            completed_at=now,
        )
        for person in people[::3]
    ]
    Enrolment.objects.bulk_create(done, batch_size=1000)
    CompletionRecord.objects.bulk_create(
        (
            CompletionRecord(
                enrolment=enrolment,
                learner=enrolment.learner,
                course_key=enrolment.course_key,
                holder_name=enrolment.learner.get_full_name(),
                course_titles={"en": course.title},
                hours=course.hours,
                edition=course.edition,
                completed_at=now,
            )
            for enrolment in done
        ),
        batch_size=1000,
    )


def learners(count: int) -> list[str]:
    """Personal keys of ``count`` fresh learners."""
    tokens = []
    for _n in range(count):
        person = User.objects.create(
            email=f"{uuid.uuid4().hex}@bench.example",
            family_name="Сынақова",
            given_name="Айгүл",
            password="!",  # noqa: S106
        )
        tokens.append(create_token(person, name="bench", days=1, at=timezone.now()))
    return tokens


def session_of(email: str) -> str:
    user = User.objects.get(email=email)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "accounts.backends.SignInBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return session.session_key


if __name__ == "__main__":
    staff(int(sys.argv[1]))
    lesson = LessonPage.objects.filter(locale__language_code="en").order_by("path").first()
    course = CoursePage.objects.get(locale__language_code="en")
    open_cycle(User.objects.get(email="officer@demo.example"), course.translation_key)
    facts = {
        "tokens": learners(int(sys.argv[2])),
        "course": str(course.translation_key),
        "quiz": str(QuizPage.objects.filter(locale__language_code="en").first().translation_key),
        "lesson": lesson.get_url() + "steps/1/",
        "officer_session": session_of("officer@demo.example"),
        "agency_session": session_of("agency@demo.example"),
        "dashboard": "/en/agencies/",
    }
    print(json.dumps(facts))
