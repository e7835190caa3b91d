"""Recordings: each language plays its own file and says what it is before anybody taps."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import override

from tests.factories.media import SOUND, make_audio, make_video

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("disk")]

KAZAKH = ("kk", "Қазақша", "/media/captions/bag.kk.vtt")
RUSSIAN = ("ru", "Русский", "/media/captions/bag.ru.vtt")


def test_a_language_plays_its_own_file():
    with override("kk"):
        playable = make_audio().here

    assert playable.title == "Алғашқы минуттар"
    assert playable.address == "/media/media/first.kk.mp3"
    assert (playable.seconds, playable.length, playable.size) == (52, "0:52", 1000)
    assert (playable.spoken, playable.transcript) == ("kk", "Қауіпсіз жердесіз бе?")


def test_a_language_without_a_file_plays_the_main_one_and_says_what_it_hears():
    with override("ru"):
        playable = make_audio().here

        assert playable.title == "First minutes"
        assert playable.address == "/media/media/first.mp3"
        assert (playable.seconds, playable.size) == (41, len(SOUND))
        assert (playable.spoken, playable.spoken_name) == ("en", "Английский")


def test_a_film_without_speech_plays_everywhere_with_all_captions():
    playable = make_video().playable("ru")

    assert playable.spoken_name == ""
    assert playable.poster == "/media/media_thumbnails/bag.jpg"
    assert playable.captions == [KAZAKH, RUSSIAN]


def test_captions_of_another_film_are_not_offered():
    film = make_video(file_ru=ContentFile(SOUND, "bag.ru.mp4"))

    assert film.playable("kk").captions == [KAZAKH]
    assert film.playable("ru").captions == [RUSSIAN]


def test_a_lost_file_leaves_the_transcript():
    audio = make_audio()
    audio.file_kk.storage.delete(audio.file_kk.name)
    audio.save()

    playable = audio.playable("kk")
    assert (playable.address, playable.size) == ("", 0)
    assert playable.transcript == "Қауіпсіз жердесіз бе?"


@pytest.mark.parametrize(
    ("make", "language", "missing"),
    [
        (make_audio, "kk", []),
        (make_audio, "ru", ["transcript in Russian"]),
        (make_video, "kk", []),
        (make_video, "ru", ["transcript in Russian"]),
        (make_video, "en", ["transcript in English", "captions in English"]),
    ],
)
def test_missing_words_are_named_as_in_the_form(make, language, missing):
    with override("en"):
        assert make().missing_words(language) == missing


@pytest.mark.parametrize(("field", "name"), [("file_kk", "a.exe"), ("captions_ru", "a.srt")])
def test_files_that_players_do_not_play_are_refused(field, name):
    film = make_video(**{field: ContentFile(b"x", name)})

    with pytest.raises(ValidationError) as refused:
        film.clean_fields()
    assert list(refused.value.message_dict) == [field]
