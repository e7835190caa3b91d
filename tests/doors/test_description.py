"""The API answers as its own description says: every door of the table, every role."""

import re

import jsonschema_rs
import pytest
import yaml
from django.db import transaction
from django.urls import reverse

from tests.doors.table import API
from tests.doors.world import ROLES, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def description(client) -> dict:
    return yaml.safe_load(client.get("/api/v1/schema/").content)


def described_path(route: str) -> str:
    return "/" + re.sub(r"<\w+:(\w+)>", r"{\1}", route)


def faults(description: dict, method: str, response) -> list[str]:
    """Where this answer differs from what is described for its address."""
    operation = description["paths"][described_path(response.resolver_match.route)][method]
    described = operation["responses"].get(str(response.status_code))
    described = described or operation["responses"]["default"]
    content = described["content"].get(response["Content-Type"].partition(";")[0])
    if content is None:
        return [f"{response['Content-Type']} is not described"]
    if "json" not in response["Content-Type"]:
        return []
    schema = content["schema"] | {"components": description["components"]}
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    return [error.message for error in validator.iter_errors(response.json())]


def test_every_answer_is_as_described(description):
    world = make_world()
    found = {}
    for row in API:
        for role in ROLES:
            with transaction.atomic():
                path = reverse(row.route, kwargs=row.kwargs(world.things))
                call = getattr(world.client(role), row.method)
                response = call(path, {}, content_type="application/json")
                wrong = faults(description, row.method, response)
                transaction.set_rollback(True)
            if wrong:
                found[row.route, role, response.status_code] = wrong

    assert found == {}


def test_every_operation_says_how_it_refuses(description):
    refusals = {
        (path, method): operation["responses"]["default"]["content"]
        for path, operations in description["paths"].items()
        for method, operation in operations.items()
    }

    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    assert list(refusals.values()) == [problem] * 20


def test_an_answer_to_a_question_has_six_shapes_or_is_cleared(description):
    shapes = description["components"]["schemas"]["Answer"]["properties"]["response"]["anyOf"]

    assert [list(shape.get("properties", shape["type"])) for shape in shapes[:6]] == [
        ["choice"],
        ["choices"],
        ["value", "justification"],
        ["order"],
        ["pairs"],
        ["value"],
    ]
    assert shapes[6] == {"type": "null"}
