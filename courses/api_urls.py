"""Addresses of this floor below /api/v1/."""

from django.urls import path

from courses import api

urlpatterns = [
    path("courses/", api.CourseList.as_view(), name="courses"),
    path("courses/<uuid:course_key>/", api.CourseDetail.as_view(), name="course"),
    path(
        "courses/<uuid:course_key>/enrolments/",
        api.CourseEnrolments.as_view(),
        name="course-enrolments",
    ),
    path("me/enrolments/", api.MyEnrolments.as_view(), name="my-enrolments"),
    path(
        "enrolments/<uuid:enrolment_id>/items/<uuid:item_key>/complete/",
        api.CompleteItem.as_view(),
        name="complete-item",
    ),
]
