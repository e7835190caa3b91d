"""Owns who may publish a translation: an expert, where learners already read the text it follows.

A source goes live by its signature (finishing.py); its translation needs none of its own.
"""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from wagtail.models import PagePermissionTester
from wagtail_localize.models import Translation

SIGNING = "home.add_signoff"
DECIDING = "home.add_publishingdecision"


def may_publish(user: Any, content: Any) -> bool:
    """By hand. Whoever may decide on record may anything; an expert publishes translations."""
    if not user.is_active:
        return False
    return user.has_perm(DECIDING) or (user.has_perm(SIGNING) and follows_live_text(content))


def follows_live_text(content: Any) -> bool:
    """A translation that the translation tool keeps, of a text that is live itself."""
    translation = (
        Translation.objects.filter(
            source__object_id=content.translation_key,
            target_locale_id=content.locale_id,
            enabled=True,
        )
        .select_related("source")
        .first()
    )
    try:
        return translation is not None and translation.source.get_source_instance().live
    except ObjectDoesNotExist:
        return False


class TranslatedPage:
    """For pages: experts publish their translations and nothing else by hand."""

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return TranslatedPageTester(user, self)


class TranslatedPageTester(PagePermissionTester):
    def can_publish(self) -> bool:
        if super().can_publish():
            return True
        return not self.page_is_root and may_publish(self.user, self.page)
