"""docs/api.md names every route of the API and every refusal of a quiz."""

import re

import pytest
import yaml
from django.conf import settings

from assessments.refusals import NoMoreTime, Refusal


@pytest.fixture
def document() -> str:
    return (settings.BASE_DIR / "docs" / "api.md").read_text()


def test_every_route_has_a_line(document, client, db):
    paths = yaml.safe_load(client.get("/api/v1/schema/").content)["paths"]
    described = {
        f"{method.upper()} {path.removeprefix('/api/v1/')}"
        for path, operations in paths.items()
        for method in operations
    }

    assert set(re.findall(r"`((?:GET|POST|PATCH) \w+/[^` ]*)`", document)) == described


def test_every_refusal_of_a_quiz_has_a_line(document):
    table = set(re.findall(r"^\| 409 \| `(\w+)`", document, re.MULTILINE))
    # More time is asked for on pages alone.
    refusals = {each.code for each in Refusal.__subclasses__() if each is not NoMoreTime}

    assert table == refusals | {"course_retired", "item_is_quiz"}
