"""A learner's own pages: those of `courses`, and the one that shows things of every floor."""

from django.urls import path

from courses.urls import urlpatterns as of_courses
from lms.views import my_learning

app_name = "courses"
urlpatterns = [path("", my_learning, name="my-learning"), *of_courses]
