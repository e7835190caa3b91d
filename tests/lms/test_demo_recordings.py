"""The demonstration's sound and film: small, in three languages, with every word in writing."""

import re
from pathlib import Path

import pytest

from home.models import Recording
from lms.demo.reading import FOLDER, LANGUAGES, in_all_languages
from lms.demo.recordings import load_recordings

MEDIA = FOLDER / "media"
CUE = re.compile(r"(\d\d:\d\d:\d\d\.\d{3}) --> (\d\d:\d\d:\d\d\.\d{3})\n(.+)")


@pytest.fixture
def recordings(db) -> dict[str, Recording]:
    return {key: Recording.objects.get(pk=pk) for key, pk in load_recordings().items()}


def test_a_second_run_changes_nothing(recordings):
    assert load_recordings() == {key: each.pk for key, each in recordings.items()}
    assert Recording.objects.count() == 2


def test_each_language_hears_its_own_voice(recordings):
    sound = recordings["first-two-minutes"]
    heard = {code: sound.playable(code) for code in LANGUAGES}

    assert {code: each.spoken for code, each in heard.items()} == {
        "en": "en",
        "ru": "ru",
        "kk": "kk",
    }
    assert {code: each.seconds for code, each in heard.items()} == {"en": 57, "ru": 52, "kk": 67}
    assert heard["kk"].transcript.startswith("Синтезделген дауыс, демонстрациялық.")


def test_the_film_has_captions_for_everybody(recordings):
    film = recordings["bag-label-log"].playable("kk")

    assert [code for code, _name, _address in film.captions] == ["kk", "ru", "en"]
    assert film.spoken == ""
    assert film.poster.endswith(".jpg")


@pytest.mark.parametrize("key", ["first-two-minutes", "bag-label-log"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missing(recordings, key, language):
    assert recordings[key].missing_words(language) == []
    recordings[key].full_clean()


def test_a_voice_of_a_machine_is_called_one():
    titles = {
        code: text["recordings"][0]["title"] for code, text in in_all_languages("media").items()
    }
    assert "(synthetic voice, demonstration)" in titles["en"]
    assert "(синтезированный голос, демонстрация)" in titles["ru"]
    assert "(синтезделген дауыс, демонстрациялық)" in titles["kk"]


def test_files_stay_small():
    sizes = {path.name: path.stat().st_size for path in MEDIA.iterdir()}
    assert sum(sizes.values()) < 1_500_000
    assert sizes["bag-label-log.mp4"] < 350_000
    assert sizes["bag-label-log.jpg"] < 15_000
    # 32 kbit/s: no more than 4 KB a second.
    assert all(sizes[f"first-two-minutes.{code}.mp3"] < 70 * 4100 for code in LANGUAGES)


def test_captions_follow_the_pictures():
    times = [captions(path) for path in sorted(MEDIA.glob("*.vtt"))]
    assert len(times) == 3
    assert times[0] == times[1] == times[2]
    assert times[0][-1] == ("00:00:20.200", "00:00:24.900")


def captions(path: Path) -> list[tuple[str, str]]:
    head, *cues = path.read_text(encoding="utf-8").strip().split("\n\n")
    assert head == "WEBVTT"
    return [CUE.fullmatch(cue).groups()[:2] for cue in cues]
