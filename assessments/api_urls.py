"""Addresses of this floor below /api/v1/."""

from django.urls import path

from assessments import api

urlpatterns = [
    path("quizzes/<uuid:key>/", api.QuizView.as_view(), name="quiz"),
    path("quizzes/<uuid:key>/attempts/", api.AttemptsView.as_view(), name="quiz-attempts"),
    path("attempts/<uuid:uuid>/", api.AttemptView.as_view(), name="attempt"),
    path("attempts/<uuid:uuid>/answers/", api.AnswersView.as_view(), name="attempt-answers"),
    path("attempts/<uuid:uuid>/submit/", api.SubmitView.as_view(), name="attempt-submit"),
    path("attempts/<uuid:uuid>/result/", api.ResultView.as_view(), name="attempt-result"),
]
