"""Saving answers through the API: once each, in order, nothing lost."""

import datetime
import uuid

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments.answering import extend, set_flag
from assessments.models import AnswerEvent, Attempt
from assessments.refusals import AttemptClosed, NoMoreTime
from assessments.replaying import flags_of
from assessments.sitting import start_attempt
from assessments.submitting import submit
from courses.enrolling import open_cycle
from tests.assessments.conftest import Sitter, right_response, version_of, wrong_response
from tests.factories import UserFactory
from tests.factories.assessments import make_quiz


def paper(api, attempt) -> dict:
    return api.get(f"/api/v1/attempts/{attempt.pk}/").json()


def events(attempt) -> list[tuple]:
    return list(attempt.events.values_list("kind", "sequence", "slot"))


@pytest.fixture
def timed(course, questions, learner):
    """A running attempt with thirty minutes."""
    quiz = make_quiz(course, questions, time_limit_minutes=30, shuffle=False)
    open_cycle(learner, course.translation_key)
    return start_attempt(learner, quiz.translation_key, at=timezone.now())[0]


def ended(attempt: Attempt, *, seconds_ago: int) -> None:
    end = timezone.now() - datetime.timedelta(seconds=seconds_ago)
    Attempt.objects.filter(pk=attempt.pk).update(deadline_at=end)


def test_answers_of_every_type_are_saved_and_come_back(api, attempt, sitter):
    sitter.answer_all(attempt)

    now = paper(api, attempt)
    assert now["sequence"] == 6
    assert [item["saved"] for item in now["items"]] == [
        right_response(version_of(attempt, slot)) for slot in range(1, 7)
    ]


def test_a_reply_names_the_new_sequence_and_the_moment(attempt, sitter):
    reply = sitter.write(6, {"value": "72"})

    event = AnswerEvent.objects.get()
    assert reply.json() == {
        "sequence": 1,
        "saved_at": event.saved_at.isoformat().replace("+00:00", "Z"),
    }


def test_the_last_answer_counts_and_the_first_is_kept(api, attempt, sitter):
    sitter.write(6, {"value": "24"})
    sitter.write(6, {"value": "72"})

    assert paper(api, attempt)["items"][5]["saved"] == {"value": "72"}
    assert events(attempt) == [("answer", 1, 6), ("answer", 2, 6)]


def test_an_answer_can_be_cleared(api, attempt, sitter):
    sitter.write(6, {"value": "24"})
    sitter.write(6, None)

    assert paper(api, attempt)["items"][5]["saved"] is None
    assert paper(api, attempt)["sequence"] == 2


def test_the_same_write_twice_is_one_and_has_one_reply(attempt, sitter):
    write_id = str(uuid.uuid4())
    first = sitter.write(6, {"value": "72"}, write_id=write_id, sequence=0)
    sitter.write(1, None)
    again = sitter.write(6, {"value": "72"}, write_id=write_id, sequence=0)

    assert (again.status_code, again.json()) == (200, first.json())
    assert events(attempt) == [("answer", 1, 6), ("answer", 2, 1)]


@pytest.mark.parametrize(("slot", "response"), [(6, {"value": "24"}), (1, None)])
def test_a_write_id_used_for_something_else_is_refused(attempt, sitter, slot, response):
    write_id = str(uuid.uuid4())
    sitter.write(6, {"value": "72"}, write_id=write_id)

    reply = sitter.write(slot, response, write_id=write_id)

    assert (reply.status_code, reply.json()["code"]) == (409, "write_id_taken")
    assert events(attempt) == [("answer", 1, 6)]
    assert reply.json()["sequence"] == 1


def test_a_write_id_of_another_attempt_reveals_nothing_of_it(attempt, sitter, course):
    other = UserFactory()
    open_cycle(other, course.translation_key)
    theirs = start_attempt(other, attempt.quiz_key, at=timezone.now())[0]
    event = AnswerEvent.objects.create(
        attempt=theirs, write_id=uuid.uuid4(), kind="answer", sequence=1, slot=6, response=None
    )

    reply = sitter.write(6, None, write_id=str(event.write_id))

    assert (reply.status_code, reply.json()["code"]) == (409, "write_id_taken")
    assert str(theirs.pk) not in reply.content.decode()
    assert events(attempt) == []


def test_a_stale_tab_is_told_and_its_answer_kept_apart(api, attempt, sitter):
    sitter.write(6, {"value": "72"})
    reply = sitter.write(6, {"value": "24"}, sequence=0)

    assert reply.status_code == 409
    problem = reply.json()
    assert problem["code"] == "stale_sequence"
    assert {name: problem[name] for name in paper(api, attempt)} == paper(api, attempt)
    assert problem["items"][5]["saved"] == {"value": "72"}
    assert events(attempt) == [("answer", 1, 6), ("superseded", 1, 6)]


def test_a_stale_write_repeated_is_refused_again_and_kept_once(attempt, sitter):
    write_id = str(uuid.uuid4())
    sitter.write(6, {"value": "72"})
    for _n in range(2):
        reply = sitter.write(6, {"value": "24"}, sequence=0, write_id=write_id)
        assert reply.json()["code"] == "stale_sequence"

    assert events(attempt) == [("answer", 1, 6), ("superseded", 1, 6)]


def test_after_submission_an_answer_is_kept_as_late_and_not_marked(api, attempt, sitter):
    sitter.submit()
    reply = sitter.write(6, {"value": "72"})
    again = sitter.write(6, {"value": "72"})

    assert (reply.status_code, reply.json()["code"]) == (409, "attempt_closed")
    assert reply.json()["state"] == "submitted"
    assert again.json()["code"] == "attempt_closed"
    assert events(attempt) == [("late", 0, 6), ("late", 0, 6)]
    assert api.get(f"/api/v1/attempts/{attempt.pk}/result/").json()["score"] == "0.00"


@pytest.mark.parametrize(
    ("seconds", "status", "kind"), [(-5, 200, "answer"), (50, 200, "answer"), (70, 409, "late")]
)
def test_the_end_has_a_minute_of_grace(api, timed, seconds, status, kind):
    ended(timed, seconds_ago=seconds)

    reply = Sitter(api, timed.pk).write(6, {"value": "72"})

    assert reply.status_code == status
    assert [event[0] for event in events(timed)] == [kind]
    assert (paper(api, timed)["state"] == "submitted") is (kind == "late")


BAD = [
    (1, {"choice": "unknown"}, "response.choice"),
    (1, {"choice": None}, "response.choice"),
    (1, {"choice": ["a"]}, "response.choice"),
    (1, {}, "response.choice"),
    (1, {"choices": []}, "response"),
    (1, [], "response"),
    (1, "a", "response"),
    (2, {"choices": ["unknown"]}, "response.choices"),
    (2, {"choices": "abc"}, "response.choices"),
    (2, {"choices": [[]]}, "response.choices"),
    (3, {"value": "true"}, "response.value"),
    (3, {"value": None}, "response.value"),
    (3, {"value": True, "justification": 5}, "response.justification"),
    (3, {"value": True, "justification": "x" * 2001}, "response.justification"),
    (3, {"value": True, "justification": "a\u0000b"}, "response.justification"),
    (3, {"value": True, "justification": "a\ud800b"}, "response.justification"),
    (3, {"value": True, "justification": "Ә" * 5001}, "response"),
    (4, {"order": []}, "response.order"),
    (4, {"order": {}}, "response.order"),
    (5, {"pairs": []}, "response.pairs"),
    (5, {"pairs": {"unknown": "unknown"}}, "response.pairs"),
    (6, {"value": "many"}, "response.value"),
    (6, {"value": True}, "response.value"),
    (6, {"value": "NaN"}, "response.value"),
    (6, {"value": "7", "unit": "hours"}, "response"),
    (7, {"value": "7"}, "slot"),
]


@pytest.mark.parametrize(("slot", "response", "field"), BAD)
def test_what_cannot_be_an_answer_is_named_and_not_kept(attempt, sitter, slot, response, field):
    reply = sitter.write(slot, response)

    assert reply.status_code == 400
    assert [error["field"] for error in reply.json()["errors"]] == [field]
    assert events(attempt) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("write_id", "x"),
        ("write_id", None),
        ("sequence", -1),
        ("sequence", 2**31),
        ("slot", 0),
        ("slot", "x"),
    ],
)
def test_a_malformed_write_is_refused_by_field(attempt, sitter, field, value):
    body = {"slot": 6, "response": {"value": "72"}} | {field: value}

    reply = sitter.write(**body)

    assert reply.status_code == 400
    assert [error["field"] for error in reply.json()["errors"]] == [field]


def test_a_twin_id_in_an_order_is_refused(attempt, sitter):
    ids = version_of(attempt, 4).paper["ids"]

    reply = sitter.write(4, {"order": [ids[0], *ids[:-1]]})

    assert reply.json()["errors"][0]["field"] == "response.order"


def test_ids_of_the_left_do_not_serve_as_right(attempt, sitter):
    left = version_of(attempt, 5).paper["left_ids"]

    reply = sitter.write(5, {"pairs": {left[0]: left[0]}})

    assert reply.json()["errors"][0]["field"] == "response.pairs"


def test_a_number_may_come_as_a_number(api, attempt, sitter):
    sitter.write(6, {"value": 72.5})

    assert paper(api, attempt)["items"][5]["saved"] == {"value": "72.5"}


def test_a_few_pairs_may_be_saved_already(api, attempt, sitter):
    version = version_of(attempt, 5)
    some = dict(list(right_response(version)["pairs"].items())[:1])

    sitter.write(5, {"pairs": some})

    assert paper(api, attempt)["items"][4]["saved"] == {"pairs": some}


def test_ten_more_minutes_ten_times_and_no_more(timed):
    deadline = timed.deadline_at
    twice = uuid.uuid4()
    extend(timed, write_id=twice, at=timezone.now())
    assert extend(timed, write_id=twice, at=timezone.now()) == deadline + datetime.timedelta(
        minutes=10
    )
    for _n in range(9):
        extend(timed, write_id=uuid.uuid4(), at=timezone.now())

    with pytest.raises(NoMoreTime):
        extend(timed, write_id=uuid.uuid4(), at=timezone.now())
    timed.refresh_from_db()
    assert timed.deadline_at == deadline + datetime.timedelta(minutes=100)
    assert events(timed) == [("extension", 0, None)] * 10


def test_an_exam_with_a_reason_is_not_extended(course, questions, learner):
    quiz = make_quiz(course, questions, time_limit_minutes=30, fixed_time_reason="Named exam.")
    open_cycle(learner, course.translation_key)
    attempt = start_attempt(learner, quiz.translation_key, at=timezone.now())[0]

    with pytest.raises(NoMoreTime):
        extend(attempt, write_id=uuid.uuid4(), at=timezone.now())


def test_what_is_over_is_not_extended(timed):
    submit(timed, at=timezone.now())

    with pytest.raises(AttemptClosed):
        extend(timed, write_id=uuid.uuid4(), at=timezone.now())


def test_a_flag_is_set_and_removed(attempt):
    for slot, flagged in ((2, True), (4, True), (2, False), (99, True)):
        set_flag(attempt, write_id=uuid.uuid4(), slot=slot, flagged=flagged, at=timezone.now())

    assert flags_of(attempt.events.all()) == {4}


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_database_refuses_to_change_an_event(attempt, sitter, deed):
    sitter.write(6, {"value": "72"})
    rows = AnswerEvent.objects.all()

    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        rows.update(slot=5) if deed == "update" else rows._raw_delete("default")


def test_wrong_answers_are_saved_like_right_ones(attempt, sitter):
    sitter.answer_all(attempt, wrong_response)

    assert len(events(attempt)) == 6
