"""The start page of a quiz, and its button."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from assessments.describing import describe
from assessments.models import AttemptResult, QuizPage
from assessments.refusals import QuizNotFound, Refusal
from assessments.sitting import start_attempt
from courses.models import CoursePage


def quiz_page(request, page: QuizPage):
    """Rules for everybody; for a learner also where she stands and how to go on."""
    facts = describe(page.translation_key, request.user, language=get_language(), at=timezone.now())
    context = page.get_context(request) | {
        "facts": facts,
        "course": CoursePage.objects.ancestor_of(page).first(),
        "results": results_of(request.user, page),
    }
    return render(request, "assessments/quiz_page.html", context)


def results_of(user, page: QuizPage):
    """Her finished attempts at this quiz, the last first."""
    mine = AttemptResult.objects.filter(
        attempt__learner_id=user.pk, attempt__quiz_key=page.translation_key
    )
    return mine.select_related("attempt").order_by("-attempt__started_at", "-number")


@require_POST
@login_required
def start(request, key):
    timed = request.POST.get("timed") != "no"
    try:
        attempt, _created = start_attempt(request.user, key, at=timezone.now(), timed=timed)
    except QuizNotFound as exc:
        raise Http404 from exc
    except Refusal as refusal:
        messages.error(request, refusal.words)
        return redirect(address_of(key))
    return redirect("assessments:attempt", attempt.pk)


def address_of(key) -> str:
    pages = QuizPage.objects.filter(translation_key=key).select_related("locale")
    here = pages.filter(locale__language_code=get_language()).first() or pages.first()
    return here.get_url()
