"""Every refusal of the API has one form."""

import pytest
from django.test import Client
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from accounts.api_problems import Conflict, as_response, field_errors
from tests.factories import PASSWORD


def test_a_stranger_is_told_to_sign_in_with_a_token(client, db):
    response = client.get("/api/v1/me/", headers={"Accept-Language": "en"})

    assert response.status_code == 401
    assert response["Content-Type"] == "application/problem+json"
    assert response["WWW-Authenticate"] == "Bearer"
    assert response.json() == {
        "type": "urn:senim:problem:not_authenticated",
        "title": "Unauthorized",
        "status": 401,
        "detail": "Authentication credentials were not provided.",
        "code": "not_authenticated",
    }


def test_bad_fields_are_named(api, learner):
    response = api.patch(
        "/api/v1/me/preferences/",
        {"theme": "pink", "time_zone": "Asia/Nowhere"},
        headers={"Accept-Language": "en"},
    )

    assert response.status_code == 400
    assert response.json()["code"] == "validation_error"
    assert response.json()["errors"] == [
        {
            "field": "time_zone",
            "code": "unknown_time_zone",
            "message": "Choose a time zone from the list.",
        },
        {"field": "theme", "code": "invalid_choice", "message": '"pink" is not a valid choice.'},
    ]


def test_nested_fields_are_named_by_their_path():
    class Inner(serializers.Serializer):
        slot = serializers.IntegerField()

    class Outer(serializers.Serializer):
        items = Inner(many=True)
        order = serializers.ListField(child=serializers.IntegerField())

    form = Outer(data={"items": [{"slot": 1}, {}], "order": [1, "x"]})
    form.is_valid()

    assert [(e["field"], e["code"]) for e in field_errors(form.errors)] == [
        ("items.1.slot", "required"),
        ("order.1", "invalid"),
    ]


def test_a_refusal_of_the_whole_request_names_no_field():
    assert list(field_errors(ValidationError("Too late.").detail)) == [
        {"field": "", "code": "invalid", "message": "Too late."}
    ]


def test_malformed_json_is_a_parse_error(api):
    response = api.patch("/api/v1/me/preferences/", "{", content_type="application/json")

    assert (response.status_code, response.json()["code"]) == (400, "parse_error")


def test_another_method_is_refused(api):
    response = api.delete("/api/v1/me/")

    assert (response.status_code, response.json()["code"]) == (405, "method_not_allowed")


def test_another_media_type_is_refused(api):
    response = api.patch("/api/v1/me/preferences/", "<a/>", content_type="text/xml")

    assert (response.status_code, response.json()["code"]) == (415, "unsupported_media_type")


def test_the_browser_must_send_its_csrf_token(learner):
    browser = Client(enforce_csrf_checks=True)
    assert browser.login(sign_in_code=learner.sign_in_code, password=PASSWORD)

    response = browser.patch("/api/v1/me/preferences/", "{}", content_type="application/json")

    assert (response.status_code, response.json()["code"]) == (403, "csrf_failed")


def test_a_conflict_carries_the_present_state():
    response = as_response(Conflict("A newer answer is kept.", "stale", sequence=4))

    assert response.status_code == 409
    assert b'"code": "stale", "sequence": 4' in response.content


def test_requests_are_counted_per_account_not_per_address(api, client, settings, learner):
    settings.REST_FRAMEWORK = settings.REST_FRAMEWORK | {
        "DEFAULT_THROTTLE_RATES": {"account": "2/hour", "anonymous": "9/hour"}
    }

    answers = [api.get("/api/v1/me/") for _n in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].json()["code"] == "throttled"
    assert 0 < int(answers[2]["Retry-After"]) <= 3602
    assert client.get("/api/v1/me/").status_code == 401


@pytest.mark.parametrize(
    ("proxies", "counted_alone"),
    [
        (0, [200, 200, 429, 429]),  # nothing a caller writes is believed
        (1, [200, 200, 429, 200]),  # our proxy wrote the last entry
        (2, [200, 200, 200, 429]),  # a balancer of ours stands before it
    ],
)
def test_addresses_are_those_that_our_own_proxies_wrote(
    client, site, settings, proxies, counted_alone
):
    settings.REST_FRAMEWORK = settings.REST_FRAMEWORK | {
        "DEFAULT_THROTTLE_RATES": {"account": None, "anonymous": "2/hour"},
        "NUM_PROXIES": proxies,
    }
    callers = [
        "203.0.113.5, 198.51.100.1",
        "203.0.113.5, 198.51.100.1",
        "203.0.113.6, 198.51.100.1",
        "203.0.113.5, 198.51.100.2",
    ]

    answers = [
        client.get("/api/v1/courses/", headers={"X-Forwarded-For": caller}) for caller in callers
    ]

    assert [answer.status_code for answer in answers] == counted_alone
