"""Pages that show things of every floor: the signed-in home and "my learning"."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from wagtail.views import serve

from certificates.models import Certificate
from courses.choosing import study_language
from courses.outlining import outline
from courses.resuming import place_to_resume
from lms.gathering import agenda_of, suggestions


@never_cache
def home(request):
    """What to do next; somebody who is not signed in sees the site's front page."""
    if not request.user.is_authenticated:
        return serve(request, "")
    language = study_language(request)
    agenda = agenda_of(request.user, language, today=timezone.localdate())
    context = {"agenda": agenda, "place": None}
    if agenda.current is not None:
        made = outline(agenda.current.key, language, enrolment=agenda.current.enrolment)
        context |= {"outline": made, "place": made and place_to_resume(made)}
    if not agenda.to_do:
        context["suggestions"] = suggestions(language)
    return render(request, "lms/home.html", context)


@never_cache
@login_required
def my_learning(request):
    language = study_language(request)
    context = {
        "agenda": agenda_of(request.user, language, today=timezone.localdate()),
        "certificates": Certificate.objects.visible_to(request.user)
        .select_related("record")
        .order_by("-issued_at"),
    }
    return render(request, "lms/my_learning.html", context)
