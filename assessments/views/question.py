"""One question on one page: shown, saved by its form, and where to go from there."""

import uuid as uuids

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.answering import checked_for, extend, save_answer, set_flag
from assessments.forms import FaultForm, response_from, sequence_from, write_id_from
from assessments.presenting import rows_of
from assessments.refusals import (
    AttemptClosed,
    BadResponse,
    Refusal,
    StaleWrite,
    WriteIdTaken,
)
from assessments.views.desk import Desk, open_desk


@login_required
def go_on(request, uuid):
    """To the first question not answered yet, else to the review, else to the result."""
    desk = open_desk(request, uuid)
    if desk.attempt.submitted_at:
        return redirect(desk.url("result"))
    return redirect(desk.unanswered[0]["url"] if desk.unanswered else desk.url("review"))


@login_required
def question(request, uuid, slot):
    desk = open_desk(request, uuid)
    item = desk.item(slot)
    if desk.attempt.submitted_at and request.method != "POST":
        return redirect(desk.url("result"))
    if request.method == "POST":
        return save(request, desk, item)
    return show(request, desk, item, item["saved"])


def save(request, desk: Desk, item: dict):
    """Only a changed answer is written, so that paging through changes nothing."""
    save_flag(request, desk, item)
    if request.POST.get("then") == "flag":
        return HttpResponse(status=204)
    response = response_from(item, request.POST)
    try:
        response = checked_for(desk.attempt, item["slot"], response)
        if response != item["saved"]:
            save_answer(
                desk.attempt,
                write_id=write_id_from(request.POST),
                sequence=sequence_from(request.POST),
                slot=item["slot"],
                response=response,
                at=desk.now,
            )
    except BadResponse as bad:
        return show(request, desk, item, response, bad=bad)
    except (StaleWrite, WriteIdTaken):
        fresh = open_desk(request, desk.attempt.pk)
        return show(request, fresh, fresh.item(item["slot"]), response, stale=True)
    except AttemptClosed as closed:
        messages.warning(request, closed.words)
        return redirect(desk.url("result"))
    return redirect(address_after(request, desk, item))


def save_flag(request, desk: Desk, item: dict) -> None:
    flagged = "flagged" in request.POST
    if flagged != desk.outline[item["slot"] - 1]["flagged"]:
        set_flag(
            desk.attempt, write_id=uuids.uuid4(), slot=item["slot"], flagged=flagged, at=desk.now
        )


def address_after(request, desk: Desk, item: dict) -> str:
    """Where the pressed button leads. From the review a question leads back to it."""
    slot, last = item["slot"], len(desk.outline)
    then = request.POST.get("then", "")
    if "move" in request.POST or then == "clear":
        return desk.url("question", slot) + review_mark(request)
    if then == "leave":
        return desk.quiz.get_url(request) if desk.quiz else "/"
    if then == "previous" and slot > 1:
        return desk.url("question", slot - 1)
    if then == "review" or "review" in request.GET or slot == last:
        return desk.url("review")
    return desk.url("question", slot + 1)


def review_mark(request) -> str:
    return "?review" if "review" in request.GET else ""


def show(request, desk: Desk, item: dict, response, *, bad=None, stale=False):
    grouped = item["type"] not in {"numeric", "matching", "ordering"}
    form = None
    if bad:
        grouped = grouped and bad.field not in FaultForm.SINGLE_CONTROLS
        form = FaultForm(bad.field, bad.words, grouped=grouped)
    context = {
        "desk": desk,
        "item": item,
        "rows": rows_of(item, response),
        "answer_template": f"assessments/answers/{item['type']}.html",
        "flagged": desk.outline[item["slot"] - 1]["flagged"],
        "write_id": uuids.uuid4(),
        "from_review": "review" in request.GET,
        "form": form,
        "fault": bad,
        "stale": stale,
    }
    return render(request, "assessments/question.html", context, status=409 if stale else 200)


@require_POST
@login_required
def add_time(request, uuid):
    desk = open_desk(request, uuid)
    try:
        extend(desk.attempt, write_id=write_id_from(request.POST), at=desk.now)
        messages.success(request, _("Ten minutes were added."))
    except Refusal as refusal:
        messages.warning(request, refusal.words)
    slot = asked_from(request, desk)
    return redirect(desk.url("question", slot) if slot else desk.url("review"))


def asked_from(request, desk: Desk) -> int | None:
    slot = request.POST.get("slot", "")
    return next((each["slot"] for each in desk.outline if str(each["slot"]) == slot), None)
