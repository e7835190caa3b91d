"""The last pages of an attempt: check your answers, submit, and the result that teaches."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.forms import FaultForm
from assessments.models import Attempt, PublishedQuestion
from assessments.presenting import in_words
from assessments.sitting import attempts_left, quiz_rules, standing_of
from assessments.submitting import submit
from assessments.teaching import result_of
from assessments.views.desk import Desk, open_desk
from courses.finding import in_best_language
from courses.models import CoursePage, LessonPage
from home.models import SignOff
from home.signing_off import sign_offs_for


@login_required
def review(request, uuid):
    desk = open_desk(request, uuid)
    if desk.attempt.submitted_at:
        return redirect(desk.url("result"))
    return show_review(request, desk)


def show_review(request, desk: Desk, form=None):
    ordered = sorted(desk.outline, key=lambda each: each["state"] == "answered")
    context = {"desk": desk, "questions": ordered, "form": form}
    return render(request, "assessments/review.html", context)


@login_required
def submit_answers(request, uuid):
    """Asks once more only when something is not answered and there is time to answer it."""
    desk = open_desk(request, uuid)
    if request.method != "POST":
        return redirect(desk.url("review"))
    over = desk.attempt.submitted_at or desk.minutes_left == 0
    if desk.unanswered and not over and "confirm" not in request.POST:
        words = _("Tick the box to submit with questions not answered.")
        return show_review(request, desk, FaultForm("confirm", words))
    submit(desk.attempt, at=desk.now)
    return redirect(desk.url("result"))


@login_required
def result(request, uuid):
    desk = open_desk(request, uuid)
    if desk.attempt.submitted_at is None:
        return redirect(desk.url("review"))
    marks = desk.attempt.results.latest("number")
    facts = result_of(desk.attempt, marks, desk.events, language=get_language())
    signatures = signatures_of(desk.attempt, facts["items"])
    for item in facts["items"]:
        item |= in_words(item) | {"signatures": signatures.get(item["slot"], [])}
    context = {
        "desk": desk,
        "facts": facts,
        "score": plain(marks.score),
        "max_score": plain(marks.max_score),
        "lessons": lessons_to_read(facts["items"]),
        "course": course_of(desk.attempt),
        "left": left_after(request.user, desk),
    }
    return render(request, "assessments/result.html", context)


def signatures_of(attempt: Attempt, items: list[dict]) -> dict[int, list[SignOff]]:
    """Who checked each question as shown, where the text answered is still the published one."""
    current = dict(
        PublishedQuestion.objects.filter(
            version_id__in=[drawn["version"] for drawn in attempt.drawn]
        ).values_list("version_id", "question_key")
    )
    keys = {drawn["slot"]: current.get(UUID(drawn["version"])) for drawn in attempt.drawn}
    languages = {item["slot"]: item["language"] for item in items}
    signed = {
        language: sign_offs_for(current.values(), language) for language in {*languages.values()}
    }
    found = {slot: signed[languages[slot]].get(key) for slot, key in keys.items()}
    return {slot: [signature] for slot, signature in found.items() if signature}


def plain(number):
    """9.00 is shown as 9, and 9.50 as 9.5 in the reader's format."""
    return number.normalize() if number % 1 else int(number)


def lessons_to_read(items: list[dict]) -> list[LessonPage]:
    """Lessons behind the questions that were not fully right, each once, in paper order."""
    keys = [item["lesson_key"] for item in items if item["verdict"] != "right"]
    pages = LessonPage.objects.live().filter(translation_key__in=filter(None, keys))
    found: dict[str, list[LessonPage]] = {}
    for page in pages.select_related("locale"):
        found.setdefault(str(page.translation_key), []).append(page)
    return [
        in_best_language(found[key], get_language()) for key in dict.fromkeys(keys) if key in found
    ]


def course_of(attempt: Attempt) -> CoursePage | None:
    pages = CoursePage.objects.live().filter(translation_key=attempt.enrolment.course_key)
    return in_best_language(pages.select_related("locale"), get_language())


def left_after(user, desk: Desk) -> int | None:
    """Attempts left in the open cycle: 0 also when there is no such cycle any more."""
    if desk.quiz is None:
        return 0
    rules = quiz_rules(desk.attempt.quiz_key)
    standing = standing_of(user, rules, at=desk.now)
    return attempts_left(rules, standing) if standing.enrolment else 0
