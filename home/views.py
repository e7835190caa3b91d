"""The site's own pages: front page, information, support, the law library, reports."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from home.forms import LONGEST_ADDRESS, ContentReportForm
from home.models import InfoPage, Reference
from home.supporting import help_lines

REFERENCES_PER_PAGE = 50


def show_front(request, page):
    """For somebody who is not signed in; the wiring above sends the others elsewhere."""
    context = {"page": page, "contacts": help_lines()}
    return render(request, "home/front_page.html", context)


def show_information(request, page):
    if page.slug == "support":
        return show_support(request, page)
    return render(request, "home/information_page.html", {"page": page})


@never_cache
def support(request):
    """Needs neither a sign-in nor anything in the database; no visit is recorded."""
    page = InfoPage.objects.live().filter(slug="support", locale__language_code=get_language())
    return show_support(request, page.first())


@never_cache
def show_support(request, page: InfoPage | None):
    context = {"information": page, "contacts": help_lines()}
    return render(request, "home/support.html", context)


def report_problem(request):
    """Nobody has to say who they are; only the message is needed."""
    form = ContentReportForm(
        request.POST or None,
        initial={"page": request.GET.get("page", "")[:LONGEST_ADDRESS]},
        reader=request.user,
    )
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Thank you. The editors will read your message."))
        return redirect("home:report-problem")
    return render(request, "home/report_problem.html", {"form": form})


def references(request):
    library = Paginator(Reference.objects.order_by("kind", "key"), REFERENCES_PER_PAGE)
    context = {"library": library.get_page(request.GET.get("page"))}
    return render(request, "home/references.html", context)


def reference(request, key):
    found = get_object_or_404(Reference, key=key)
    return render(request, "home/reference.html", {"reference": found})
