"""Brings officers to the door of the test: run as a program inside the demonstration site's settings."""

import uuid

import django

django.setup()

from django.utils import timezone  # noqa: E402

from agencies.models import Membership  # noqa: E402
from courses.completing import complete_lesson  # noqa: E402
from courses.enrolling import open_cycle  # noqa: E402
from courses.models import CoursePage  # noqa: E402
from tests.browser.people import READERS  # noqa: E402
from tests.browser.walkers import make  # noqa: E402

if __name__ == "__main__":
    officer = Membership.objects.get(person__email="officer@demo.example", ended_on=None)
    course = CoursePage.objects.get(slug="first-response", locale__language_code="en")
    for address in READERS:
        cycle, _opened = open_cycle(make(address, "en", officer), course.translation_key)
        for item in cycle.required_items:
            if item["kind"] == "lesson":
                complete_lesson(cycle, uuid.UUID(item["key"]), at=timezone.now())
