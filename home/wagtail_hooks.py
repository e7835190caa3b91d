"""What editors meet on the way to publishing: what is missing, in words; and a decision on record."""

from collections.abc import Iterable

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from home.deciding import record_decision
from home.editing import ContentReportViewSet, ReferenceViewSet
from home.publishing import CheckedContent, unready
from home.translating import DECIDING, may_publish
from home.translation_views import urls

register_snippet(ReferenceViewSet)
register_snippet(ContentReportViewSet)

# Before wagtail-localize, which answers in place of the editor for translated pages.
FIRST = -10
BY_HAND = {"action-publish", "action-unpublish"}


@hooks.register("register_admin_urls")
def decision_url():
    place = "publishing-decisions/<str:app_label>/<str:model_name>/<str:pk>/"
    return [path(place, record_decision, name="home_record_decision")]


@hooks.register("register_admin_urls", order=FIRST)
def translation_urls():
    """Before wagtail-localize's, at the same addresses."""
    return urls


@hooks.register("before_edit_page", order=FIRST)
@hooks.register("before_edit_snippet", order=FIRST)
def say_what_is_missing(request, content):
    """While reading; and instead of publishing a translation that is not ready."""
    draft = draft_of(content)
    problems = unready(draft) if draft else []
    if request.method == "GET":
        warn(request, draft, problems)
    elif request.POST.get("action") == "publish":
        return refuse_unready(request, content)
    return None


@hooks.register("before_publish_page")
@hooks.register("before_publish")
def refuse_unready(request, content):
    """The draft is saved by now, so nothing of the editor's work is lost."""
    draft = draft_of(content)
    if isinstance(draft, CheckedContent) and not may_publish(request.user, draft):
        messages.warning(request, _("An expert's signature publishes this text: submit it."))
        return refuse(request, draft)
    return refuse(request, draft) if draft and unready(draft) else None


@hooks.register("before_unpublish")
def keep_published(request, content):
    """Who publishes translations of snippets takes none of them away."""
    if isinstance(content, CheckedContent) and not request.user.has_perm(DECIDING):
        raise PermissionDenied


@hooks.register("construct_snippet_action_menu")
def offer_what_is_allowed(menu_items, request, context):
    """Wagtail asks only for the kind of snippet, not whether this one is a translation."""
    if not issubclass(context["model"], CheckedContent) or request.user.has_perm(DECIDING):
        return
    menu_items[:] = [item for item in menu_items if item.name not in BY_HAND]


@hooks.register("before_bulk_action")
def refuse_unready_in_bulk(request, action_type, objects, action):
    if action_type != "publish":
        return None
    for content in objects:
        draft = draft_of(content.specific if isinstance(content, Page) else content)
        if draft and unready(draft):
            return refuse(request, draft)
    return None


def draft_of(content):
    """The newest text of what experts sign or pages hold; None for records without drafts."""
    if isinstance(content, Page | CheckedContent):
        return content.get_latest_revision_as_object()
    return None


def warn(request, draft, problems: Iterable[str]) -> None:
    if problems:
        title = _("Before this can be published:")
        messages.warning(request, listed(title, problems), buttons=ways_out(request, draft))


def refuse(request, draft):
    """Back to the editor, which says what is missing."""
    messages.error(request, _("Saved, but not published."))
    return redirect(AdminURLFinder(request.user).get_edit_url(draft))


def listed(title: str, problems: Iterable[str]):
    rows = format_html_join("", "<li>{}</li>", ((problem,) for problem in problems))
    return format_html("{}<ul>{}</ul>", title, rows)


def ways_out(request, draft) -> list:
    """Publishing without a signature is possible, by somebody who may, and never without a trace."""
    may = request.user.has_perm(DECIDING)
    if not may or not isinstance(draft, CheckedContent) or unready(draft, unsigned=False):
        return []
    address = reverse(
        "home_record_decision",
        args=[draft._meta.app_label, draft._meta.model_name, quote(draft.pk)],
    )
    return [messages.button(address, _("Record a decision to publish without a signature"))]
