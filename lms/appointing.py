"""Owns who may write and who may sign: the two groups of the editors and their one workflow."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from assessments.models import Question
from home.models import ExpertReviewTask

TRAINERS = "Trainers"
REVIEWERS = "Reviewers"
REVIEW = "Expert review"
# Wagtail's own, which would publish without a signature.
UNWANTED_GROUPS = ("Editors", "Moderators")
UNWANTED_WORKFLOW = "Moderators approval"

PAGES = {TRAINERS: ("add_page", "change_page"), REVIEWERS: ("change_page",)}
# Permissions on everything of a kind.
OVERALL = {
    TRAINERS: (
        "wagtailadmin.access_admin",
        "assessments.add_question",
        "assessments.change_question",
        "home.add_reference",
        "home.add_glossaryterm",
        "home.change_glossaryterm",
        "home.view_contentreport",
        "home.change_contentreport",
        "wagtail_localize.submit_translation",
    ),
    REVIEWERS: (
        "wagtailadmin.access_admin",
        "assessments.change_question",
        # Of translations alone, see home/translating.py.
        "assessments.publish_question",
        "home.add_signoff",
        "home.add_reference",
        "home.change_reference",
        "home.change_contact",
        "home.change_glossaryterm",
        "home.view_contentreport",
        "home.change_contentreport",
    ),
}
# Permissions on what lies in the library of pictures, documents and recordings.
# Lost when a database is emptied, because no model declares them.
MADE_BY_MIGRATIONS = {
    "wagtailadmin.access_admin": ("admin", "Can access Wagtail admin"),
    "assessments.publish_question": ("question", "Can publish question"),
    "wagtail_localize.submit_translation": ("translation", "Can submit translations"),
}
# Wagtail asks for the permissions of its own models even where a site has models of its own.
LIBRARY = {
    TRAINERS: (
        *(f"wagtailimages.{deed}_image" for deed in ("add", "change", "choose")),
        *(f"wagtaildocs.{deed}_document" for deed in ("add", "change", "choose")),
        *(f"wagtailmedia.{deed}_media" for deed in ("add", "change")),
    ),
    REVIEWERS: ("wagtailimages.choose_image", "wagtaildocs.choose_document"),
}


@transaction.atomic
def appoint_editors() -> None:
    """Make the groups, what they may do, and the workflow. Safe to repeat; adds what is missing."""
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in (TRAINERS, REVIEWERS)}
    for name, group in groups.items():
        _permit(group, name)
    _require_review(groups[REVIEWERS])
    _dismiss_wagtails_own()


def _permit(group: Group, name: str) -> None:
    group.permissions.add(*(_permission(label) for label in OVERALL[name]))
    root = Page.get_first_root_node()
    for codename in PAGES[name]:
        permission = _permission(f"wagtailcore.{codename}")
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    library = Collection.get_first_root_node()
    for label in LIBRARY[name]:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=library, permission=_permission(label)
        )


def _permission(label: str) -> Permission:
    app, codename = label.split(".")
    if label in MADE_BY_MIGRATIONS:
        model, name = MADE_BY_MIGRATIONS[label]
        about, _made = ContentType.objects.get_or_create(app_label=app, model=model)
        return Permission.objects.get_or_create(
            content_type=about, codename=codename, defaults={"name": name}
        )[0]
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _require_review(reviewers: Group) -> None:
    """Every page and question goes through the experts unless another workflow is chosen for it."""
    task = ExpertReviewTask.objects.filter(name=REVIEW).first()
    task = task or ExpertReviewTask.objects.create(name=REVIEW)
    task.groups.add(reviewers)
    workflow, _made = Workflow.objects.get_or_create(name=REVIEW)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    chosen = {"defaults": {"workflow": workflow}}
    WorkflowPage.objects.filter(workflow__name=UNWANTED_WORKFLOW).delete()
    WorkflowPage.objects.get_or_create(page=Page.get_first_root_node(), **chosen)
    WorkflowContentType.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(Question), **chosen
    )


def _dismiss_wagtails_own() -> None:
    Workflow.objects.filter(name=UNWANTED_WORKFLOW, active=True).update(active=False)
    Group.objects.filter(name__in=UNWANTED_GROUPS, user=None).delete()
