"""The law library at the editors' desk: what awaits an expert, and who may say that it no longer does."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data

from home.editing import confirmation
from home.models import Reference
from tests.factories.assessments import make_reference

LIST = "wagtailsnippets_home_reference:list"
ADD = "wagtailsnippets_home_reference:add"
EDIT = "wagtailsnippets_home_reference:edit"

TODAY = date(2026, 11, 22)
CONFIRMED = {"reviewed_by": "Ибраева Г.", "reviewed_on": TODAY}


def form(**fields) -> dict:
    texts = {f"citation_{code}": "CPC, Art. 71" for code in ("kk", "ru", "en")}
    return nested_form_data({"key": "cpc-71", "kind": "law", "mark": "seen"} | texts | fields)


@pytest.mark.parametrize("mark", Reference.Mark.values)
@pytest.mark.parametrize("kind", Reference.Kind.values)
@pytest.mark.parametrize(
    "fields", [{}, CONFIRMED, *(CONFIRMED | {"valid_until": TODAY + timedelta(n)} for n in (-1, 0))]
)
def test_the_database_and_the_reference_agree_on_what_awaits(db, time_machine, kind, mark, fields):
    time_machine.move_to("2026-11-22 12:00+05:00")
    reference = make_reference("any", kind=kind, mark=mark, **fields)
    waiting = Reference.objects.awaiting_expert(timezone.localdate())
    assert waiting.exists() == reference.awaits_expert


def test_a_reviewer_lists_what_awaits_her(desk, reviewer):
    make_reference("law", mark="seen")
    make_reference("signed", mark="seen", **CONFIRMED)
    make_reference("study", kind="research", mark="seen")
    desk.enter(reviewer)

    def listed(**query) -> list[str]:
        rows = desk.client.get(reverse(LIST), query).context["object_list"]
        return [row.key for row in rows]

    assert listed() == ["law", "signed", "study"]
    assert listed(awaiting="true") == ["law"]
    assert listed(awaiting="false") == ["signed", "study"]
    assert listed(q="study") == ["study"]
    rows = desk.client.get(reverse(LIST)).context["object_list"]
    assert [str(confirmation(row)) for row in rows] == [
        "Awaiting confirmation by a national expert",
        "Ибраева Г.",
        "",
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_any_number(desk, reviewer, count, django_assert_num_queries):
    for number in range(count):
        make_reference(f"law-{number}")
    desk.enter(reviewer)
    desk.client.get(reverse(LIST))
    with django_assert_num_queries(11):
        desk.client.get(reverse(LIST))


def test_a_trainer_adds_a_source_and_cannot_confirm_it(desk, trainer):
    desk.enter(trainer)
    desk.client.post(reverse(ADD), form(**CONFIRMED))

    assert Reference.objects.get(key="cpc-71").awaits_expert
    assert "reviewed_by" not in desk.client.get(reverse(ADD)).content.decode()


def test_a_reviewer_confirms_a_source(desk, reviewer):
    reference = make_reference("cpc-71")
    desk.enter(reviewer)
    desk.client.post(reverse(EDIT, args=[reference.pk]), form(**CONFIRMED))

    reference.refresh_from_db()
    assert (reference.reviewed_by, reference.awaits_expert) == ("Ибраева Г.", False)
