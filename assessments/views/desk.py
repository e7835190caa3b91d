"""One attempt as a page needs it: whose it is, what is saved, where its pages are."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from assessments.answering import MOST_EXTENSIONS
from assessments.models import AnswerEvent, Attempt, QuizPage
from assessments.replaying import extensions_of, flags_of
from assessments.serving import paper_of
from assessments.submitting import settle
from courses.finding import in_best_language


@dataclass
class Desk:
    attempt: Attempt
    now: datetime

    @cached_property
    def events(self) -> list[AnswerEvent]:
        return list(self.attempt.events.all())

    @cached_property
    def paper(self) -> dict[str, Any]:
        return paper_of(self.attempt, self.events, language=get_language(), at=self.now)

    @cached_property
    def quiz(self) -> QuizPage | None:
        pages = QuizPage.objects.filter(translation_key=self.attempt.quiz_key)
        return in_best_language(pages.select_related("locale"), get_language())

    @cached_property
    def outline(self) -> list[dict[str, Any]]:
        """Every question with its state in words and its address."""
        flagged = flags_of(self.events)
        return [
            {
                "slot": item["slot"],
                "state": "not_answered" if item["saved"] is None else "answered",
                "flagged": item["slot"] in flagged,
                "stem": item["stem"],
                "language": item["language"],
                "url": self.url("question", item["slot"]),
            }
            for item in self.paper["items"]
        ]

    @property
    def unanswered(self) -> list[dict[str, Any]]:
        return [each for each in self.outline if each["state"] == "not_answered"]

    @property
    def last_saved(self) -> datetime | None:
        saved = [event.saved_at for event in self.events if event.kind == "answer"]
        return max(saved, default=None)

    @property
    def minutes_left(self) -> int | None:
        seconds = self.paper["seconds_left"]
        return None if seconds is None else -(-seconds // 60)

    @property
    def may_extend(self) -> bool:
        return self.attempt.extendable and extensions_of(self.events) < MOST_EXTENSIONS

    def item(self, slot: int) -> dict[str, Any]:
        for item in self.paper["items"]:
            if item["slot"] == slot:
                return item
        raise Http404

    def url(self, name: str, *args: object) -> str:
        return reverse(f"assessments:{name}", args=[self.attempt.pk, *args])


def open_desk(request: HttpRequest, uuid: UUID) -> Desk:
    """Not the reader's own: 404. An attempt whose time is over is submitted on the way."""
    now = timezone.now()
    attempt = get_object_or_404(Attempt.objects.visible_to(request.user), pk=uuid)
    return Desk(settle(attempt, at=now), now)
