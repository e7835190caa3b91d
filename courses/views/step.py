"""The steps of a lesson: reading one, its content note, its summary version."""

from functools import wraps
from http import HTTPMethod

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.preferring import content_notes_of
from courses import noting
from courses.annotating import sources_in, terms_in
from courses.completing import complete_step
from courses.resuming import Step
from courses.views.reading import Reading, language_links, read_lesson
from home.blocks import BodyBlocks
from home.signing_off import signatures_of


def for_learners(view):
    """Steps are for people on the course; others are led to signing in or to the lesson."""

    @never_cache
    @wraps(view)
    def answer(request, page, number):
        if request.method not in {HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.POST}:
            return HttpResponseNotAllowed(["GET", "POST"])
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        reading = read_lesson(request, page)
        step = reading.step(number)
        if reading.enrolment is None:
            return redirect(page.get_url(request))
        return view(request, reading, step)

    return answer


@for_learners
def show_step(request, reading: Reading, step: Step):
    if request.method == HTTPMethod.POST:
        return mark_done(request, reading, step)
    route = noting.route_chosen(request.session, step.block.id)
    if route == noting.SUMMARY:
        return redirect(f"{step.address}summary/")
    if route is None and noting.wants_note(step.block.value, content_notes_of(request.user)):
        return redirect(f"{step.address}note/")
    return render_step(request, reading, step, step.block.value["body"])


@for_learners
def show_step_summary(request, reading: Reading, step: Step):
    """The other route: the same outcome, the same mark."""
    body = step.block.value["summary_body"]
    if not body:
        return redirect(step.address)
    return render_step(request, reading, step, body, tail="summary/")


@for_learners
def show_note(request, reading: Reading, step: Step):
    if not noting.has_note(step.block.value):
        return redirect(step.address)
    if request.method == HTTPMethod.POST:
        return take_route(request, reading, step)
    context = step_context(reading, step, tail="note/")
    return render(request, "courses/content_note.html", context)


def take_route(request, reading: Reading, step: Step):
    """Continue, the summary version, or later: nothing but the session knows."""
    route = request.POST.get("route")
    if route in {noting.FULL, noting.SUMMARY}:
        noting.choose_route(request.session, step.block.id, route)
        return redirect(step.address)
    return redirect(reading.address_after(step))


def mark_done(request, reading: Reading, step: Step):
    page = reading.page
    completed = complete_step(reading.enrolment, page.translation_key, step.key, at=timezone.now())
    if completed:
        messages.success(request, _("You have completed the course."))
        return redirect(reading.outline.course.get_url())
    if reading.step_after(step) is None:
        messages.success(
            request,
            _("You have reached the end of the lesson “%(title)s”.") % {"title": page.title},
        )
    return redirect(reading.address_after(step))


def render_step(request, reading: Reading, step: Step, body: BodyBlocks, tail: str = ""):
    context = step_context(reading, step, tail) | {
        "body": body,
        "is_summary": bool(tail),
        "signatures": signatures_of(reading.page),
        "sources": sources_in(body),
        "terms": terms_in(body),
    }
    return render(request, "courses/step.html", context)


def step_context(reading: Reading, step: Step, tail: str) -> dict:
    return {
        "page": reading.page,
        "reading": reading,
        "step": step,
        "value": step.block.value,
        "has_note": noting.has_note(step.block.value),
        "crumbs": [*reading.crumbs, (reading.item.address, reading.page.title)],
        "next_address": reading.address_after(step),
        "previous": reading.steps[step.number - 2] if step.number > 1 else None,
        "language_links": language_links(reading, step, tail),
    }
