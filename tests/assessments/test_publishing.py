import json
import uuid

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from wagtail.models import Locale
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from assessments.models import PublishedQuestion, Question, QuestionVersion
from assessments.publishing import freeze
from tests.factories.assessments import (
    ANSWERS,
    TYPES,
    listed,
    make_question,
    make_reference,
    translate_question,
)

pytestmark = pytest.mark.usefixtures("site")


def current(question: Question) -> QuestionVersion:
    return PublishedQuestion.objects.get(pk=question.translation_key).version


def publish(question: Question) -> None:
    question.save_revision().publish()
    question.refresh_from_db()


def test_a_version_keeps_the_paper_and_the_key_apart():
    reference = make_reference("cpc-210")
    question = make_question("single", situation="At the desk", references=[reference])
    question.references.set([reference])
    question.save()

    version = freeze(question.translation_key)

    ids = [option.id for option in question.answer[0].value["options"].bound_blocks]
    assert version.type == "single"
    assert version.paper == {
        "source_language": "en",
        "ids": sorted(ids),
        "left_ids": [],
        "languages": {
            "en": {
                "situation": "At the desk",
                "stem": "Question 1?",
                "options": dict(zip(ids, ["safety first", "statement", "later"], strict=True)),
            }
        },
    }
    assert version.key == {
        "right": {"correct": ids[:1]},
        "languages": {
            "en": {
                "explanation": "Because of 1.",
                "feedback": dict(
                    zip(ids, ["About safety first", "About statement", "About later"], strict=True)
                ),
            }
        },
        "sources": [
            {
                "key": "cpc-210",
                "kind": "law",
                "mark": "check",
                "awaits_expert": True,
                "citations": {"kk": "cpc-210 (kk)", "ru": "cpc-210 (ru)", "en": "cpc-210 (en)"},
                "notes": {"kk": "", "ru": "", "en": ""},
                "url": "",
                "reviewed_by": "",
                "reviewed_on": "",
            }
        ],
        "lesson_key": None,
    }
    assert version.awaits_expert is True


@pytest.mark.parametrize(
    ("kind", "right"),
    [
        ("true_false", {"truth": False}),
        ("numeric", {"value": "72", "tolerance": "0.5"}),
    ],
)
def test_machine_values_are_frozen_as_they_are_compared(kind, right):
    assert current(make_question(kind)).key["right"] == right


def test_neighbours_that_may_change_places_make_a_group():
    question = make_question("ordering")
    first, second, third, fourth = (c.id for c in question.answer[0].value["items"].bound_blocks)

    assert current(question).key["right"] == {"order": [[first], [second, third], [fourth]]}


def test_ids_of_a_matching_paper_do_not_tell_the_pairs():
    question = make_question("matching")
    paper = current(question).paper["languages"]["en"]
    pairs = current(question).key["right"]["pairs"]

    assert set(paper["left"]).isdisjoint(paper["right"])
    assert {paper["left"][left]: paper["right"][right] for left, right in pairs.items()} == {
        "102": "police",
        "103": "ambulance",
        "112": "rescue",
    }
    assert current(question).paper["ids"] == sorted(paper["right"])


def test_right_hand_ids_are_stable_and_need_the_salt():
    question = make_question("matching")
    before = current(question).key["right"]["pairs"]
    question.stem = "Match again"
    question.save()

    assert freeze(question.translation_key).key["right"]["pairs"] == before
    question.salt = uuid.uuid4()
    question.save()
    assert set(freeze(question.translation_key).key["right"]["pairs"].values()).isdisjoint(
        before.values()
    )


def test_equal_right_hand_texts_are_one_choice():
    pairs = listed(
        {"left": "102", "right": "police"},
        {"left": "district office", "right": "police"},
        {"left": "103", "right": "ambulance"},
    )
    question = make_question("matching", answer={"pairs": pairs})

    version = current(question)

    assert sorted(version.paper["languages"]["en"]["right"].values()) == ["ambulance", "police"]
    right = version.key["right"]["pairs"]
    assert right[pairs[0]["id"]] == right[pairs[1]["id"]] != right[pairs[2]["id"]]


@pytest.mark.parametrize("kind", TYPES)
def test_freezing_again_finds_the_same_version(kind):
    question = make_question(kind)
    version = current(question)

    publish(question)

    assert freeze(question.translation_key) == version
    assert QuestionVersion.objects.count() == 1


def test_stray_space_and_zeros_make_no_new_version():
    question = make_question("numeric")
    question.stem += " \r\n"
    question.answer[0].value["value"] = "72.00"
    question.save()

    assert freeze(question.translation_key).number == 1


def test_publishing_freezes_after_commit(django_capture_on_commit_callbacks):
    question = make_question()
    question.stem = "Reworded?"

    with django_capture_on_commit_callbacks(execute=True):
        publish(question)

    assert current(question).number == 2
    assert current(question).paper["languages"]["en"]["stem"] == "Reworded?"


def test_a_draft_freezes_nothing(django_capture_on_commit_callbacks):
    question = make_question()
    question.stem = "Only a draft"

    with django_capture_on_commit_callbacks(execute=True):
        question.save_revision()

    assert freeze(question.translation_key).paper["languages"]["en"]["stem"] == "Question 1?"


def test_going_back_to_an_old_text_finds_its_version():
    question = make_question()
    first = current(question)
    question.stem = "Reworded?"
    question.save()
    freeze(question.translation_key)
    question.stem = "Question 1?"
    question.save()

    assert freeze(question.translation_key) == first
    assert current(question) == first


def test_unpublishing_stops_new_draws_and_keeps_the_version(django_capture_on_commit_callbacks):
    question = make_question()

    with django_capture_on_commit_callbacks(execute=True):
        question.unpublish()

    assert PublishedQuestion.objects.count() == 0
    assert QuestionVersion.objects.count() == 1


def test_every_language_is_in_the_version_and_machine_values_come_from_the_source():
    question = make_question("numeric")
    copy = translate_question(question, "ru")
    copy.answer[0].value["value"] = "24"
    copy.save()

    version = freeze(question.translation_key)

    assert sorted(version.paper["languages"]) == ["en", "ru"]
    assert version.paper["languages"]["ru"]["stem"] == "Question 1? (ru)"
    assert version.key["right"]["value"] == "72"


def test_a_stale_translation_is_left_out_until_it_follows():
    question = make_question()
    copy = translate_question(question, "kk")
    question.stem = "Reworded?"
    question.save()

    assert sorted(freeze(question.translation_key).paper["languages"]) == ["en"]
    copy.source_digest = question.source_digest
    copy.save()
    assert sorted(freeze(question.translation_key).paper["languages"]) == ["en", "kk"]


def test_a_changed_key_does_not_make_translations_stale():
    question = make_question()
    translate_question(question, "kk")
    options = question.answer[0].value["options"]
    options[0]["is_right"], options[1]["is_right"] = False, True
    question.save()

    version = freeze(question.translation_key)

    assert sorted(version.paper["languages"]) == ["en", "kk"]
    assert version.key["right"] == {"correct": [options.bound_blocks[1].id]}


@pytest.mark.parametrize("part", ["explanation", "option"])
def test_a_translation_with_a_gap_is_left_out(part):
    question = make_question()
    copy = translate_question(question, "ru")
    if part == "explanation":
        copy.explanation = " "
    else:
        del copy.answer[0].value["options"][2]
    copy.save()

    assert sorted(freeze(question.translation_key).paper["languages"]) == ["en"]


def test_a_translation_filled_up_from_the_source_is_left_out():
    """The translation tool publishes what is not yet translated in the source language."""
    question = make_question()
    source, _created = TranslationSource.update_or_create_from_instance(question)
    target = Locale.objects.get(language_code="ru")
    translation = Translation.objects.create(source=source, target_locale=target)
    translation.save_target(publish=True)
    Question.objects.filter(locale=target).update(live=True)

    assert sorted(freeze(question.translation_key).paper["languages"]) == ["en"]

    for segment in StringSegment.objects.filter(source=source):
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=target,
            context=segment.context,
            data=f"{segment.string.data} по-русски",
        )
    translation.save_target(publish=True)
    Question.objects.get(locale=target).get_latest_revision().publish()

    version = freeze(question.translation_key)
    assert version.paper["languages"]["ru"]["stem"] == "Question 1? по-русски"


def test_a_question_begun_in_kazakh_has_its_source_there():
    question = make_question(locale=Locale.objects.get(language_code="kk"))

    assert question.source_language == "kk"
    assert current(question).paper["source_language"] == "kk"


def test_the_command_finds_what_is_missing(capsys):
    make_question()
    make_question("matching")
    PublishedQuestion.objects.all().delete()

    call_command("freeze_questions")
    call_command("freeze_questions")

    assert PublishedQuestion.objects.count() == 2
    assert capsys.readouterr().out == "2 question(s) live, 0 new version(s).\n" * 2


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_database_refuses_to_change_a_version(deed):
    make_question()
    versions = QuestionVersion.objects.all()

    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        versions.update(number=5) if deed == "update" else versions._raw_delete("default")


@pytest.mark.parametrize("kind", TYPES)
def test_the_paper_says_nothing_of_the_key(kind):
    """No word of feedback, explanation or of what is right is in the paper."""
    version = current(make_question(kind))
    paper = json.dumps(version.paper)

    for word in ("About", "Because", "correct", "is_right", "tolerance", "truth", "Mentions"):
        assert word not in paper
    assert set(version.paper["languages"]["en"]) <= {
        *("situation", "stem", "options", "items", "left", "right", "unit"),
    }
    assert ANSWERS.keys() == {choice for choice, _label in Question.Type.choices}
