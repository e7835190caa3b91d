"""Starting a course and going on with it, from wherever the button stands."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from courses.choosing import study_language
from courses.enrolling import CourseNotFound, CourseRetired, open_cycle
from courses.outlining import outline
from courses.resuming import place_to_resume


@login_required
def start(request, course_key):
    """Opened by a form; by a link (after signing in, say) it only shows the course."""
    if request.method == "POST":
        try:
            open_cycle(request.user, course_key)
        except CourseNotFound as exc:
            raise Http404 from exc
        except CourseRetired:
            messages.error(request, _("This course is no longer maintained and cannot be started."))
            return redirect(_course(request, course_key).course.get_url())
    return go_on(request, course_key)


@login_required
def go_on(request, course_key):
    """To the step where the learner stopped; to the course when there is none."""
    made = _course(request, course_key)
    place = place_to_resume(made)
    return redirect(place.address if place else made.course.get_url())


def _course(request, course_key):
    wanted = request.POST.get("language", "")
    language = wanted if wanted in dict(settings.LANGUAGES) else study_language(request)
    made = outline(course_key, language, learner=request.user)
    if made is None:
        raise Http404
    return made
