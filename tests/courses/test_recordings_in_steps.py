"""A step that plays something: said before it loads, in the page's language, with its words."""

import re
from html import unescape

import pytest
from django.utils.translation import override

from home.models import Recording
from home.publishing import NotReady
from tests.factories.courses import enrol, make_course
from tests.factories.media import make_audio, make_video, show_in_lesson

pytestmark = pytest.mark.django_db
PLAYER = re.compile(r"<(audio|video)\b.*?</\1>", re.DOTALL)


@pytest.fixture
def course(site):
    return make_course(lessons=1, languages=("kk", "ru"))


@pytest.fixture
def shown(course, learner, browser_session):
    """The step that plays a recording, as the learner sees it in a language."""
    enrol(learner, course)

    def show(recording: Recording, language: str) -> str:
        lesson = show_in_lesson(recording, language=language)
        return unescape(browser_session.get(f"{lesson.get_url()}steps/1/").content.decode())

    return show


def player(page: str) -> str:
    return PLAYER.search(page)[0]


def test_the_page_plays_its_own_language_and_nothing_by_itself(shown):
    sound = make_audio()
    kazakh, english = shown(sound, "kk"), shown(sound, "en")

    address = sound.playable("kk").address
    assert player(kazakh) == (
        f'<audio controls preload="none" src="{address}" aria-label="Алғашқы минуттар"></audio>'
    )
    assert f'src="{sound.playable("en").address}"' in player(english)
    assert "autoplay" not in kazakh + english


def test_length_and_size_stand_before_the_player_and_the_transcript_after_it(shown):
    before, after = PLAYER.sub("§", shown(make_audio(), "en")).split("§")

    assert "First minutes, 0:41 min, 10.0\xa0KB" in before
    words = after.index("Are you safe?")
    assert after.index("Transcript") < words < after.index("Mark as done and continue")


def test_another_language_than_that_of_the_page_is_named(shown):
    sound = make_audio(transcript_ru="Вы в безопасности?")
    assert "First minutes (Английский), " in shown(sound, "ru")


def test_a_recording_without_its_words_is_not_published(course):
    with override("en"), pytest.raises(NotReady) as refused:
        show_in_lesson(make_audio(), language="ru")
    assert refused.value.messages == ["Recording “First minutes” lacks: transcript in Russian."]


def test_a_lost_file_leaves_its_words_open(shown):
    sound = make_audio()
    sound.file_kk.storage.delete(sound.file_kk.name)
    sound.save()

    page = shown(sound, "kk")

    assert PLAYER.search(page) is None
    assert '<details class="transcript" open>' in page
    assert "Қауіпсіз жердесіз бе?" in page


def test_captions_are_on_in_the_language_of_the_page(shown):
    film = make_video(width=426, height=240)
    (_kk, _name, kazakh), (_ru, _name, russian) = film.playable("kk").captions

    assert player(shown(film, "kk")) == (
        f'<video controls preload="none" src="{film.playable("kk").address}" '
        f'aria-label="Bag and label" poster="{film.playable("kk").poster}" width="426" height="240">'
        f'<track kind="captions" srclang="kk" label="Қазақша" src="{kazakh}" default>'
        f'<track kind="captions" srclang="ru" label="Русский" src="{russian}"></video>'
    )


def test_who_wants_no_captions_and_light_pages_gets_neither(shown, learner):
    learner.captions = False
    learner.light_pages = True
    learner.save()

    film = player(shown(make_video(), "kk"))
    assert " default" not in film
    assert " poster=" not in film
