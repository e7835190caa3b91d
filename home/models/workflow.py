"""The one task of the workflow "Expert review"."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask

from home import publishing, signing_off


class ExpertReviewTask(AbstractGroupApprovalTask):
    """One approval is one signature: it is written before the text goes live."""

    def get_actions(self, obj, user):
        """Nobody signs what could not be published; the editor says what is missing."""
        actions = super().get_actions(obj, user)
        if not publishing.unready(obj.get_latest_revision_as_object(), unsigned=False):
            return actions
        return [action for action in actions if action[0] != "approve"]

    @transaction.atomic
    def on_action(self, task_state, user, action_name, **kwargs):
        if action_name == "approve":
            content = task_state.workflow_state.content_object
            # The editor shows the latest draft and saves it anew while approving: that one is signed.
            task_state.revision = content.get_latest_revision()
            signing_off.sign_content(content, by=user, comment=kwargs.get("comment", ""))
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls):
        return _("An expert of the chosen groups signs lessons and questions; that publishes them")

    class Meta:
        verbose_name = _("expert review")
        verbose_name_plural = _("expert reviews")
