"""What editors may not do to courses that people learn from."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks

from courses.models.pages import LearningPage


@hooks.register("before_delete_page")
def keep_what_records_rest_on(request, page):
    """A page with learners' records below it is unpublished, never deleted."""
    if not LearningPage.learned_from([page]).exists():
        return None
    messages.error(request, refusal())
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")
def keep_them_in_bulk(request, action_type, objects, action):
    if action_type != "delete":
        return None
    pages = [each for each in objects if hasattr(each, "translation_key") and hasattr(each, "path")]
    if not LearningPage.learned_from(pages).exists():
        return None
    messages.error(request, refusal())
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)


def refusal() -> str:
    return _("People have learned from this page, so it cannot be deleted. Unpublish it instead.")
