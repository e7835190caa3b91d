"""A lesson as a whole: its overview, its one-page summary, its preview for authors."""

import logging
from io import BytesIO

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courses.annotating import sources_of
from courses.resuming import Step
from courses.views.course import course_context
from courses.views.reading import Reading, read_lesson
from home.lettering import MissingGlyph
from home.rendering import PdfFailed, render_pdf
from home.signing_off import signatures_of

logger = logging.getLogger(__name__)


@never_cache
def show_lesson(request, page):
    if not request.user.is_authenticated:
        return redirect_to_login(page.get_url(request))
    reading = read_lesson(request, page)
    return render(request, "courses/lesson_page.html", lesson_context(reading))


def lesson_context(reading: Reading) -> dict:
    return course_context(reading.outline) | {
        "page": reading.page,
        "reading": reading,
        "crumbs": reading.crumbs,
        "signatures": signatures_of(reading.page),
    }


@never_cache
def show_summary(request, page):
    """The lesson on one page, made for printing."""
    if not request.user.is_authenticated:
        return redirect_to_login(f"{page.get_url(request)}summary/")
    reading = read_lesson(request, page)
    context = lesson_context(reading) | {"sources": sources_of(page)}
    return render(request, "courses/lesson_summary.html", context)


@never_cache
def send_summary(request, page):
    """The same as a PDF in the language of the page, with the font in it."""
    if not request.user.is_authenticated:
        return redirect_to_login(f"{page.get_url(request)}summary/pdf/")
    context = lesson_context(read_lesson(request, page)) | {"sources": sources_of(page)}
    html = render_to_string("courses/lesson_summary_pdf.html", context, request)
    try:
        content = render_pdf(html, base_dir=settings.BASE_DIR)
    except (MissingGlyph, PdfFailed):
        logger.exception("The summary of a lesson cannot be made into a PDF.")
        messages.error(request, _("The PDF could not be made. You can print this page instead."))
        return redirect(f"{page.get_url(request)}summary/")
    return FileResponse(BytesIO(content), as_attachment=True, filename=f"{page.slug}.pdf")


def preview_lesson(request, page):
    """Every step below the other, with both routes, for the author."""
    steps = [Step(n, block, "", done=False) for n, block in enumerate(page.steps, start=1)]
    context = {"page": page, "steps": steps, "sources": sources_of(page)}
    return render(request, "courses/lesson_preview.html", context)
