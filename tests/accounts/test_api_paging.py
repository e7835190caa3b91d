"""How long the pieces of a list are, through a list of pages and a list by keyset."""

import pytest

from tests.factories import MembershipFactory, ResponsibilityFactory, UnitFactory


@pytest.fixture
def lists(api, learner) -> list[str]:
    """The learner answers for a unit of three people and has a unit below it."""
    unit = ResponsibilityFactory(person=learner).agency
    UnitFactory(parent=unit)
    for _n in range(3):
        MembershipFactory(agency=unit)
    return ["/api/v1/agencies/", f"/api/v1/agencies/{unit.key}/staff/"]


@pytest.mark.parametrize(("size", "rows"), [("1", [1, 1]), ("2", [2, 2]), ("9" * 5000, [2, 3])])
def test_a_list_is_as_long_as_asked_for(api, lists, size, rows):
    replies = [api.get(path, {"page_size": size}).json() for path in lists]

    assert [len(reply["results"]) for reply in replies] == rows


@pytest.mark.parametrize("size", ["", "0", "-1", "x", "1.5", "٣", "\0"])
def test_a_size_that_is_no_number_is_named(api, lists, size):
    replies = [api.get(path, {"page_size": size}) for path in lists]

    assert [reply.status_code for reply in replies] == [400, 400]
    assert [reply.json()["errors"][0]["field"] for reply in replies] == ["page_size"] * 2
