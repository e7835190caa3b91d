"""Recordings and pictures with bytes of their own, and the published step that shows a recording."""

import uuid

from django.core.files.base import ContentFile
from wagtail.images.tests.utils import get_test_image_file

from courses.models import LessonPage
from home.models import Picture, Recording
from tests.factories.courses import step

SOUND = bytes(range(256)) * 40
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>'
)


def make_audio(**fields) -> Recording:
    """Speaks English, and Kazakh in a file of its own; both with transcripts."""
    fields = {
        "title": "First minutes",
        "type": "audio",
        "language": "en",
        "duration": 41.4,
        "file": ContentFile(SOUND, "first.mp3"),
        "title_kk": "Алғашқы минуттар",
        "file_kk": ContentFile(SOUND[:1000], "first.kk.mp3"),
        "duration_kk": 52,
        "transcript_kk": "Қауіпсіз жердесіз бе?",
        "transcript_en": "Are you safe?",
    } | fields
    return Recording.objects.create(**fields)


def make_video(**fields) -> Recording:
    """Nobody speaks in it; captions in Kazakh and Russian, not yet in English."""
    fields = {
        "title": "Bag and label",
        "type": "video",
        "duration": 20,
        "file": ContentFile(SOUND, "bag.mp4"),
        "thumbnail": ContentFile(SOUND[:9], "bag.jpg"),
        "captions_kk": ContentFile(b"WEBVTT\n", "bag.kk.vtt"),
        "captions_ru": ContentFile(b"WEBVTT\n", "bag.ru.vtt"),
        "transcript_kk": "Қап",
    } | fields
    return Recording.objects.create(**fields)


def show_in_lesson(
    recording: Recording, *, language: str = "en", publish: bool = True
) -> LessonPage:
    """The first lesson there is gets one step, which plays it."""
    lesson = LessonPage.objects.filter(locale__language_code=language).first()
    block = {"type": recording.type, "id": str(uuid.uuid4()), "value": {"recording": recording.pk}}
    playing = step("Listen")
    playing["value"]["body"].append(block)
    lesson.steps = [playing]
    revision = lesson.save_revision()
    if publish:
        revision.publish()
    return lesson


def make_drawing() -> Picture:
    return Picture.objects.create(
        title="Desk", description="A desk", file=ContentFile(DRAWING, "desk.svg"), width=9, height=9
    )


def make_photograph() -> Picture:
    return Picture.objects.create(
        title="Room",
        description="A room",
        file=get_test_image_file("room.png"),
        width=640,
        height=480,
    )
