from assessments.models.attempts import AnswerEvent, Attempt, AttemptResult
from assessments.models.bank import PublishedQuestion, Question, QuestionVersion
from assessments.models.quizzes import QuizItem, QuizPage

__all__ = [
    "AnswerEvent",
    "Attempt",
    "AttemptResult",
    "PublishedQuestion",
    "Question",
    "QuestionVersion",
    "QuizItem",
    "QuizPage",
]
