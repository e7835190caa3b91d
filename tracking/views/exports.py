"""Exports of a unit's people and of the country's figures, scoped as the pages are."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from agencies.models import Agency
from tracking.exporting import Cell, Sheet, csv_lines, xlsx_file
from tracking.forms import FilterForm
from tracking.listing import all_rows
from tracking.owing import Scope
from tracking.viewing import courses_required
from tracking.wording import LABELS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
def export(request: HttpRequest, key: UUID, kind: str) -> HttpResponseBase:
    unit = get_object_or_404(Agency.objects.visible_to(request.user), key=key)
    filters = FilterForm(request.GET, courses=courses_required(unit.path))
    if filters.course_shown is None:
        raise Http404
    return answer(people_sheet(request, unit, filters), kind, "training")


def people_sheet(request: HttpRequest, unit: Agency, filters: FilterForm) -> Sheet:
    scope = Scope(unit.path, filters.course_shown.key, timezone.localdate())
    standings = ", ".join(str(LABELS[word]) for word in filters.standings) or _("Everybody")
    asked = [
        (_("Unit"), unit.name),
        (_("Course"), filters.course_shown.title),
        (_("Standing"), standings),
    ]
    heads = [_("Name"), _("Unit"), _("Post"), _("Standing"), _("Due date"), _("Completed")]
    heads += [_("Certificate"), _("Expires")]
    return Sheet(about(request, asked), heads, person_cells(scope, filters, get_language()))


def person_cells(scope: Scope, filters: FilterForm, language: str) -> Iterator[list[Cell]]:
    """Read while the file is sent, when the page's own language is no longer set."""
    with override(language):
        for row in all_rows(scope, filters.standings):
            yield [
                row.name,
                row.unit,
                row.post,
                str(LABELS[row.standing]),
                row.due_on,
                row.completed_on,
                row.certificate,
                row.expires_on,
            ]


def about(request: HttpRequest, asked: list[tuple[str, str]]) -> list[str]:
    """Of what the figures are, from when, and who took them away."""
    now = date_format(timezone.localtime(), "SHORT_DATETIME_FORMAT")
    last = [(_("Data as of"), now), (_("Exported by"), request.user.get_full_name())]
    return [f"{name}: {value}" for name, value in (*asked, *last)]


def answer(sheet: Sheet, kind: str, name: str) -> HttpResponseBase:
    if kind not in ("csv", "xlsx"):
        raise Http404
    filename = f"{name}-{timezone.localdate():%Y-%m-%d}.{kind}"
    if kind == "xlsx":
        return FileResponse(
            xlsx_file(sheet), as_attachment=True, filename=filename, content_type=XLSX
        )
    disposition = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return StreamingHttpResponse(
        csv_lines(sheet), content_type="text/csv; charset=utf-8", headers=disposition
    )
