"""Owns the order in which the demonstration site is built; each stage is whole or not at all."""

from collections.abc import Callable

from django.db import transaction

from assessments.publishing import freeze_all
from lms.appointing import appoint_editors
from lms.demo.course_building import load_course
from lms.demo.library import load_library
from lms.demo.question_building import load_quiz
from lms.demo.site_building import lay_ground, load_site
from lms.demo.staffing import load_people, load_requirements
from lms.demo.studying import study_course

COURSE = "police-first-response"


def load_demo(password: str, say: Callable[[str], object]) -> None:
    """Safe to repeat: a second run finds everything and changes nothing."""
    with transaction.atomic():
        say("Sources, telephone numbers, terms and figures …")
        lay_ground()
        links = load_library()
        say("Pages of the site …")
        catalogue = load_site()
    with transaction.atomic():
        say("The course, in three languages …")
        course = load_course(COURSE, catalogue, links, say)
        say("Questions and the final test …")
        load_quiz(COURSE, course)
        freeze_all()
    with transaction.atomic():
        say("Agencies and people …")
        appoint_editors()
        load_people(password)
        load_requirements(course.translation_key)
    say("One officer who has completed the course …")
    study_course(course.translation_key)
