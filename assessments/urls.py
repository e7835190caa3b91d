"""Pages of this floor; each address carries its language."""

from django.urls import path

from assessments.views import ending, question, starting

app_name = "assessments"
urlpatterns = [
    path("start/<uuid:key>/", starting.start, name="start"),
    path("<uuid:uuid>/", question.go_on, name="attempt"),
    path("<uuid:uuid>/<int:slot>/", question.question, name="question"),
    path("<uuid:uuid>/extend/", question.add_time, name="extend"),
    path("<uuid:uuid>/review/", ending.review, name="review"),
    path("<uuid:uuid>/submit/", ending.submit_answers, name="submit"),
    path("<uuid:uuid>/result/", ending.result, name="result"),
]
