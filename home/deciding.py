"""Owns the decision to publish a text that no expert has signed: who, why, and which text exactly."""

from django import forms
from django.apps import apps
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from accounts.models import User
from home.models import PublishingDecision
from home.publishing import CheckedContent
from home.signing_off import digest_of


class DecisionForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Kept with your name and the date. It covers this text alone."),
    )


def decide(content, *, by: User, reason: str) -> PublishingDecision:
    """Learners still see that the facts await an expert."""
    return PublishingDecision.objects.create(
        content_key=content.translation_key,
        content_digest=digest_of(content),
        title=str(content)[:300],
        reason=reason,
        decided_by=by,
    )


def record_decision(request, app_label: str, model_name: str, pk: str):
    """Asks for the reason; publishing itself stays a deed of its own, in the editor."""
    if not request.user.has_perm("home.add_publishingdecision"):
        raise PermissionDenied
    content = _content(app_label, model_name, unquote(pk))
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        decide(content, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("The decision is on record. The text may be published now."))
        return redirect(AdminURLFinder(request.user).get_edit_url(content))
    return render(request, "home/admin/decision.html", {"form": form, "content": content})


def _content(app_label: str, model_name: str, pk: str):
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError as exc:
        raise Http404 from exc
    if not issubclass(model, CheckedContent) or not pk.isdigit():
        raise Http404
    return get_object_or_404(model, pk=pk).get_latest_revision_as_object()
