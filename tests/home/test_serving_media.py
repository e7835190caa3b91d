"""Uploaded files through HTTP: who gets them, in which part, and with which policy."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from wagtail.images.tests.utils import get_test_image_file

from home.models import PictureRendition
from tests.factories.media import (
    DRAWING,
    SOUND,
    make_audio,
    make_drawing,
    make_photograph,
    make_video,
    show_in_lesson,
)

pytestmark = pytest.mark.usefixtures("disk")


@pytest.fixture
def sound(course) -> str:
    """The address of a recording that a published lesson plays."""
    audio = make_audio()
    show_in_lesson(audio)
    return audio.playable("en").address


@pytest.fixture
def editor(learner):
    learner.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return learner


def ask(client, address: str, *, method: str = "get", **headers):
    """The answer, with all its bytes in ``body``."""
    response = getattr(client, method)(
        address, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    response.body = b"".join(response)
    return response


def test_the_whole_recording(browser_session, sound):
    response = ask(browser_session, sound)

    assert response.status_code == 200
    assert response.body == SOUND
    assert response.headers["Content-Type"] == "audio/mpeg"
    assert response.headers["Content-Length"] == str(len(SOUND))
    assert response.headers["Accept-Ranges"] == "bytes"
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-1", 0, 1),
        ("bytes=0-", 0, 10239),
        ("bytes=10000-99999", 10000, 10239),
        ("bytes=-500", 9740, 10239),
        ("bytes=-99999", 0, 10239),
        ("bytes=10239-", 10239, 10239),
    ],
)
def test_a_part(browser_session, sound, asked, first, last):
    response = ask(browser_session, sound, range=asked)

    assert response.status_code == 206
    assert response.body == SOUND[first : last + 1]
    assert response.headers["Content-Range"] == f"bytes {first}-{last}/10240"
    assert response.headers["Content-Length"] == str(last - first + 1)


@pytest.mark.parametrize("asked", ["bytes=10240-", "bytes=99999-100000", "bytes=-0"])
def test_a_part_outside_the_file(browser_session, sound, asked):
    response = ask(browser_session, sound, range=asked)

    assert (response.status_code, response.body) == (416, b"")
    assert response.headers["Content-Range"] == "bytes */10240"


@pytest.mark.parametrize(
    "asked",
    ["bytes=5-2", "bytes=-", "bytes=0-1,4-5", "lines=1-2", "bytes=" + "9" * 5000 + "-", "é"],
)
def test_nonsense_is_answered_with_the_whole(browser_session, sound, asked):
    response = ask(browser_session, sound, range=asked)

    assert (response.status_code, response.body) == (200, SOUND)


def test_what_the_reader_has_is_not_sent_again(browser_session, sound):
    known = ask(browser_session, sound).headers["ETag"]

    assert ask(browser_session, sound, if_none_match=known).status_code == 304
    assert ask(browser_session, sound, range="bytes=0-1", if_range=known).status_code == 206
    assert ask(browser_session, sound, range="bytes=0-1", if_range='"other"').status_code == 200


def test_head_has_the_facts_without_the_bytes(browser_session, sound):
    response = ask(browser_session, sound, method="head")

    assert (response.status_code, response.body) == (200, b"")
    assert response.headers["Content-Length"] == str(len(SOUND))


def test_nothing_is_posted_here(browser_session, sound):
    assert ask(browser_session, sound, method="post").status_code == 405


def test_recordings_are_for_people_signed_in(client, sound):
    assert ask(client, sound).status_code == 404
    assert ask(client, sound, range="bytes=0-1").status_code == 404


def test_a_recording_on_no_published_page_is_for_editors(browser_session, course, editor):
    audio = make_audio()
    show_in_lesson(audio, publish=False)
    address = audio.playable("kk").address
    assert ask(browser_session, address).status_code == 200

    editor.user_permissions.clear()
    assert ask(browser_session, address).status_code == 404


def test_it_plays_from_the_moment_its_page_is_published(browser_session, course, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    audio = make_audio()
    show_in_lesson(audio)

    assert ask(browser_session, audio.playable("en").address).status_code == 200


def test_captions_and_poster_come_with_their_film(browser_session, course):
    film = make_video(transcript_en="Bag", captions_en=ContentFile(b"WEBVTT\n", "bag.en.vtt"))
    show_in_lesson(film)
    playable = film.playable("kk")

    captions = ask(browser_session, playable.captions[0][2])
    assert (captions.status_code, captions.body) == (200, b"WEBVTT\n")
    assert captions.headers["Content-Type"] == "text/vtt; charset=utf-8"
    assert ask(browser_session, playable.poster).headers["Content-Type"] == "image/jpeg"


@pytest.mark.parametrize(
    "name",
    [
        "media/none.mp3",
        "../settings/base.py",
        "%2e%2e/%2e%2e/etc/passwd",
        "a%00b",
        "x" * 3000 + ".mp3",
        "images/../media/first.mp3",
        ".",
    ],
)
def test_wrong_paths(browser_session, sound, name):
    assert ask(browser_session, f"/media/{name}").status_code == 404


def test_files_of_others_are_not_media(browser_session, editor, disk):
    (disk / "papers").mkdir()
    (disk / "papers" / "a.pdf").write_bytes(b"%PDF")

    assert ask(browser_session, "/media/papers/a.pdf").status_code == 404


def test_a_file_lost_from_the_disk(browser_session, sound, disk):
    (disk / "media" / "first.mp3").unlink()

    assert ask(browser_session, sound).status_code == 404


def test_pictures_are_for_everybody(client, db):
    smaller = PictureRendition.objects.create(
        image=make_photograph(),
        filter_spec="width-320",
        file=get_test_image_file("room.width-320.png", size=(320, 240)),
        width=320,
        height=240,
    )

    response = ask(client, smaller.url)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Cache-Control"] == "public, max-age=604800"


def test_photographs_as_uploaded_are_for_editors(browser_session, editor):
    original = make_photograph().file.url
    assert ask(browser_session, original).status_code == 200

    editor.user_permissions.clear()
    assert ask(browser_session, original).status_code == 404


def test_a_drawing_runs_no_script(client, db):
    response = ask(client, make_drawing().file.url)

    assert (response.status_code, response.body) == (200, DRAWING)
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
    )


def test_the_way_to_a_recording_stays_short(browser_session, sound, django_assert_num_queries):
    with django_assert_num_queries(5):
        ask(browser_session, sound, range="bytes=0-1")


def test_storage_elsewhere_is_reached_by_a_signed_address(browser_session, sound, settings):
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "access_key": "key",
                "secret_key": "secret",
                "bucket_name": "senim",
                "endpoint_url": "https://files.example.kz",
            },
        }
    }

    response = ask(browser_session, sound)
    assert response.status_code == 302
    assert response.headers["Location"].startswith(
        "https://files.example.kz/senim/media/first.mp3?"
    )
    assert "Signature=" in response.headers["Location"]
    assert response.headers["Cache-Control"] == "private, no-cache"
