"""Pages of this floor; each address carries its language. `lms` adds "my learning"."""

from django.urls import path

from courses.views import cycle

app_name = "courses"
urlpatterns = [
    path("<uuid:course_key>/start/", cycle.start, name="start"),
    path("<uuid:course_key>/continue/", cycle.go_on, name="continue"),
]
