"""The list of all courses."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import get_language

from courses.cataloguing import courses_offered, entries
from courses.forms import CatalogueFilter

PER_PAGE = 20


def show_catalogue(request, page):
    asked = any(name in request.GET for name in CatalogueFilter.base_fields)
    form = CatalogueFilter(request.GET if asked else None)
    wanted = form.wanted() if asked else {}
    listed = Paginator(courses_offered(**wanted), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "form": form,
        "asked": asked,
        "listed": listed,
        "entries": entries(list(listed.object_list), get_language()),
        "query": form_query(form, wanted),
        "only_role": bool(wanted.get("role")),
    }
    return render(request, "courses/catalogue_page.html", context)


def form_query(form: CatalogueFilter, wanted: dict[str, str]) -> str:
    """The filters again, for the links to other pages of the list."""
    query = form.data.copy() if form.is_bound else None
    if query is None:
        return ""
    query.clear()
    query.update({name: value for name, value in wanted.items() if value})
    return query.urlencode()
