"""What sitting a quiz may refuse, each with a code that never changes and words for the learner."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """The state of the attempt or the cycle does not allow the deed."""

    code: str
    words: Promise | str


class NotEnrolled(Refusal):
    code = "not_enrolled"
    words = _("Start the course first; then its quizzes open.")


class AttemptsUsedUp(Refusal):
    code = "attempts_used_up"
    words = _("All attempts of this cycle are used.")


class QuizNotReady(Refusal):
    code = "quiz_not_ready"
    words = _("This quiz has no published questions yet.")


class AttemptClosed(Refusal):
    code = "attempt_closed"
    words = _("This attempt is closed. The answer is kept as late and is not marked.")


class AttemptOpen(Refusal):
    code = "attempt_open"
    words = _("This attempt is not submitted yet.")


class StaleWrite(Refusal):
    code = "stale_sequence"
    words = _("A newer answer was saved elsewhere. Yours is kept, but does not count.")


class WriteIdTaken(Refusal):
    code = "write_id_taken"
    words = _("This write_id belongs to another write. Mint a new one for every write.")


class NoMoreTime(Refusal):
    code = "no_more_time"
    words = _("No more time can be added to this attempt.")


class QuizNotFound(Exception):
    """No published quiz has this key, and no open cycle of the learner needs it."""


class BadResponse(Exception):
    """A response that cannot be an answer to this question; ``field`` says which part of it."""

    def __init__(self, field: str, words: str):
        super().__init__(f"{field}: {words}")
        self.field = field
        self.words = words
