"""Bodies no honest client sends: refused with a problem, never with an error of ours."""

import json
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from accounts.granting import create_token

DEEP = 100_000
# In every field that some door reads.
FIELDS = ("theme", "time_zone", "timed", "write_id", "sequence", "slot", "response")


def everywhere(value: str) -> bytes:
    return ("{" + ",".join(f'"{name}":{value}' for name in FIELDS) + "}").encode()


UNREADABLE = {
    "deep lists": b"[" * DEEP,
    "deep closed lists": b"[" * DEEP + b"]" * DEEP,
    "deep objects": b'{"a":' * DEEP,
    "deep, but readable": everywhere("[" * 300 + "]" * 300),
    "not UTF-8": b'{"theme":"\xff\xfe"}',
    "UTF-16": '{"theme":"dark"}'.encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf{}",
    "a raw NUL": b'{"theme":"\x00"}',
    "5,000 digits": everywhere("9" * 5000),
    "NaN": everywhere("NaN"),
    "Infinity": everywhere("-Infinity"),
    "nothing but a space": b" ",
}
UNFIT = {
    "NUL": everywhere('"a\\u0000b"'),
    "half a surrogate pair": everywhere('"\\ud800"'),
    "4,000 digits": everywhere("9" * 4000),
    "more than a float holds": everywhere("1e999"),
    "lists": everywhere("[]"),
    "objects": everywhere("{}"),
    "a list": b"[]",
    "a list of objects": b'[{"theme":"dark"}]',
    "null": b"null",
    "a string": b'"x"',
    "a number": b"5",
    "true": b"true",
}
TOO_LARGE = b'{"theme":"' + b"x" * 1_100_000 + b'"}'


@pytest.fixture(params=["browser", "token"])
def caller(request, learner) -> Client:
    """The two ways to call; each reads bodies at another moment."""
    if request.param == "token":
        token = create_token(learner, name="test", days=1, at=timezone.now())
        return Client(headers={"Authorization": f"Bearer {token}"})
    browser = Client(enforce_csrf_checks=True, headers={"X-CSRFToken": "a" * 32})
    browser.force_login(learner)
    browser.cookies["csrftoken"] = "a" * 32
    return browser


@pytest.fixture
def doors(attempt) -> list[tuple[str, str]]:
    """Every door that reads a body."""
    return [
        ("PATCH", "/api/v1/me/preferences/"),
        ("POST", f"/api/v1/quizzes/{attempt.quiz_key}/attempts/"),
        ("POST", f"/api/v1/attempts/{attempt.pk}/answers/"),
    ]


def answers(caller, doors, body: bytes, kind: str = "application/json") -> list[tuple]:
    replies = [caller.generic(method, path, body, kind) for method, path in doors]
    return [(r.status_code, r["Content-Type"], r.json()["code"]) for r in replies]


def refused(status: int, code: str) -> list[tuple]:
    return [(status, "application/problem+json", code)] * 3


def test_what_is_no_json_cannot_be_read(caller, doors, attempt):
    seen = {name: answers(caller, doors, body) for name, body in UNREADABLE.items()}

    assert seen == dict.fromkeys(UNREADABLE, refused(400, "parse_error"))
    assert attempt.events.count() == 0


def test_what_does_not_fit_is_named(caller, doors, attempt):
    seen = {name: answers(caller, doors, body) for name, body in UNFIT.items()}

    assert seen == dict.fromkeys(UNFIT, refused(400, "validation_error"))
    assert attempt.events.count() == 0


def test_what_is_too_large_is_not_read(caller, doors):
    assert answers(caller, doors, TOO_LARGE) == refused(413, "too_large")


FOREIGN = [
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=zlib",
    "multipart/form-data; boundary=x",
    "text/plain",
    "nonsense",
]


def test_only_json_is_taken(caller, doors):
    seen = {kind: answers(caller, doors, b"theme=dark", kind) for kind in FOREIGN}

    assert seen == dict.fromkeys(FOREIGN, refused(415, "unsupported_media_type"))


@pytest.mark.parametrize("charset", ["utf-16", "zlib", "base64", "nonsense"])
def test_json_is_utf8_whatever_the_header_says(api, charset):
    kind = f"application/json; charset={charset}"

    response = api.generic("PATCH", "/api/v1/me/preferences/", b'{"theme":"dark"}', kind)

    assert (response.status_code, response.json()["theme"]) == (200, "dark")


def test_doors_without_a_body_do_their_deed_or_refuse(caller, attempt):
    lesson = attempt.enrolment.required_items[0]["key"]
    paths = [
        f"/api/v1/enrolments/{attempt.enrolment_id}/items/{lesson}/complete/",
        f"/api/v1/courses/{attempt.enrolment.course_key}/enrolments/",
        f"/api/v1/attempts/{attempt.pk}/submit/",
    ]
    bodies = [*UNREADABLE.values(), *UNFIT.values(), TOO_LARGE]

    replies = [
        caller.generic("POST", path, body, "application/json") for path in paths for body in bodies
    ]

    assert {r.status_code for r in replies} <= {200, 400, 413}


# One hostile value for each type of answer, in the order of the paper.
TEXTS = ["a\u0000b", "\ud800", "9" * 4000]
SHAPES = {
    1: lambda value: {"choice": value},
    2: lambda value: {"choices": [value]},
    3: lambda value: {"value": True, "justification": value},
    4: lambda value: {"order": [value]},
    5: lambda value: {"pairs": {value: value}},
    6: lambda value: {"value": value},
}


def test_no_type_of_answer_takes_what_cannot_be_kept(attempt, sitter):
    replies = [sitter.write(slot, SHAPES[slot](value)) for slot in SHAPES for value in TEXTS]

    assert [r.json()["code"] for r in replies] == ["validation_error"] * 18
    assert attempt.events.count() == 0


def test_no_number_beyond_measure_is_kept(api, attempt):
    address = f"/api/v1/attempts/{attempt.pk}/answers/"
    write = {"write_id": str(uuid.uuid4()), "sequence": 0, "slot": 6, "response": {"value": "?"}}

    for number in ("1e999", "-1e400", "9" * 4000):
        body = json.dumps(write).replace('"?"', number)
        reply = api.generic("POST", address, body, "application/json")
        assert (reply.status_code, reply.json()["code"]) == (400, "validation_error")

    assert attempt.events.count() == 0
