"""Publishing or unpublishing a question in the editor decides what new attempts draw."""

from functools import partial

from django.db import transaction
from wagtail.signals import published, unpublished

from assessments.models import Question
from assessments.publishing import freeze


def freeze_after_commit(*, instance: Question, **_context: object) -> None:
    """A failure cannot undo the editor's work; `freeze_questions` finds what is missing."""
    transaction.on_commit(partial(freeze, instance.translation_key), robust=True)


def connect() -> None:
    for signal in (published, unpublished):
        signal.connect(freeze_after_commit, sender=Question, dispatch_uid="freeze questions")
