"""What is logged tells operators which route failed, and nobody who asked for what."""

import json
import logging
import logging.config

import pytest
from django.test import Client

from settings.logs import LOGGING


@pytest.fixture
def logged(caplog):
    """The lines of the structured log, as an operator reads them."""
    configurator = logging.config.DictConfigurator(LOGGING)
    formatter = configurator.configure_formatter(dict(LOGGING["formatters"]["json"]))

    def lines() -> list[dict]:
        return [json.loads(formatter.format(record)) for record in caplog.records]

    return lines


@pytest.mark.parametrize(
    ("method", "path", "event"),
    [
        ("get", "/verify/7K3M9QXA2B4THW6Z/", "Not Found"),
        ("get", "/api/v1/verify/7K3M9QXA2B4THW6Z/", "Not Found"),
        ("put", "/verify/7K3M9QXA2B4THW6Z/", "Method Not Allowed (PUT)"),
    ],
)
def test_no_line_says_which_address_was_asked_for(client, db, logged, method, path, event):
    getattr(client, method)(path, headers={"Accept-Language": "en"})

    events = [line["event"] for line in logged() if line["logger"] == "django.request"]
    assert events == [event]
    assert "7K3M9QXA2B4THW6Z" not in json.dumps(logged())


def test_a_form_without_its_token_is_logged_without_its_address(db, logged):
    Client(enforce_csrf_checks=True).post("/en/accounts/password/reset/", {"email": "a@b.kz"})

    lines = [line["event"] for line in logged() if line["logger"] == "django.security.csrf"]
    assert lines == ["Forbidden (CSRF cookie not set.)"]
