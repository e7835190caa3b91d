"""The page of a course and of a module: what it is, what is done, one button."""

from django.http import Http404
from django.shortcuts import render

from courses.enrolling import may_open
from courses.models import CoursePage
from courses.outlining import Outline, outline
from courses.resuming import place_to_resume


def show_course(request, page):
    made = _outline_of(page, page.translation_key, request)
    context = course_context(made) | {"page": page, "preview": _is_preview(request)}
    return render(request, "courses/course_page.html", context)


def show_module(request, page):
    course = CoursePage.objects.ancestor_of(page).first()
    if course is None:
        raise Http404
    made = _outline_of(page, course.translation_key, request)
    module = next((m for m in made.modules if m.page and m.page.pk == page.pk), None)
    context = course_context(made) | {"page": page, "module": module}
    return render(request, "courses/module_page.html", context)


def course_context(made: Outline) -> dict:
    """What every page that shows a course's outline and its one button needs."""
    cycle = made.enrolment
    return {
        "outline": made,
        "course": made.course,
        "enrolment": cycle,
        "place": place_to_resume(made),
        "may_start": may_open(made.course, cycle),
        "total": len(made.needed),
        "done": made.done_count,
    }


def _outline_of(page, course_key, request) -> Outline:
    made = outline(course_key, page.locale.language_code, learner=request.user)
    if made is None:
        raise Http404
    return made


def _is_preview(request) -> bool:
    return getattr(request, "is_preview", False)
