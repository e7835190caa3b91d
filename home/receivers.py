"""What has just gone live is noted: to compare a signature with it, and to play what it shows."""

from django.db import transaction
from wagtail.models import ReferenceIndex
from wagtail.signals import page_published, published

from home.signing_off import note_published


def note_signed_content(*, instance, **kwargs) -> None:
    if instance.live and getattr(instance, "signed_fields", ()):
        note_published(instance)


def note_shown_recordings(*, instance, **kwargs) -> None:
    """Learners may play them from now on; Wagtail would note it when the task worker comes to it."""
    with transaction.atomic():
        ReferenceIndex.create_or_update_for_object(instance)


def connect() -> None:
    page_published.connect(note_shown_recordings, dispatch_uid="note shown recordings")
    published.connect(note_signed_content, dispatch_uid="note published text")
