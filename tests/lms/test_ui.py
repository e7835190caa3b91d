"""The parts that forms and lists are put together from."""

import re

import pytest
from django import forms
from django.template import engines
from django.utils.translation import override

from lms.templatetags.ui import STATES


class Report(forms.Form):
    code = forms.CharField(label="Code", help_text="As printed.")
    note = forms.CharField(label="Note", required=False)
    role = forms.ChoiceField(
        label="Role", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect
    )
    shared = forms.BooleanField(label="Shared", required=False)
    list = forms.FileField(label="List", help_text="CSV")
    born = forms.DateField(label="Born", widget=forms.SelectDateWidget(years=[2026]))
    key = forms.CharField(widget=forms.HiddenInput, required=False)


def drawn(source: str, **context) -> str:
    with override("en"):
        html = engines["django"].from_string("{% load ui %}" + source).render(context)
    return re.sub(r"\s+", " ", html)


def test_control_is_tied_to_its_hint_and_its_error():
    html = drawn("{% field form.code %}", form=Report({}))

    assert '<label class="field__label" for="id_code">Code' in html
    assert 'id="id_code_helptext">As printed.' in html
    assert 'id="id_code_error"' in html
    assert 'aria-describedby="id_code_helptext id_code_error"' in html


def test_file_is_tied_to_its_hint_too():
    html = drawn("{% field form.list %}", form=Report())

    assert '<label class="field__label" for="id_list">List' in html
    assert 'aria-describedby="id_list_helptext"' in html


def test_choices_are_rows_under_one_question():
    html = drawn("{% field form.role %}", form=Report())

    assert "<fieldset" in html
    assert re.findall(r'<label for="(\w+)">(\w)</label>', html) == [
        ("id_role_0", "A"),
        ("id_role_1", "B"),
    ]


def test_several_controls_of_one_field_share_a_legend():
    html = drawn("{% field form.born %}", form=Report())

    assert '<legend class="field__label">Born' in html
    assert html.count("<select") == 3


def test_only_what_may_be_left_out_says_so():
    html = drawn("{% field form.code %}|{% field form.note 'short' %}", form=Report())

    assert [part.count("(optional)") for part in html.split("|")] == [0, 1]
    assert "field--short" in html


def test_whole_form_draws_every_field_once():
    html = drawn('{% include "components/form_fields.html" with form=form %}', form=Report())

    assert [html.count(f'name="{name}"') for name in ("code", "note", "shared", "list", "key")] == [
        1
    ] * 5
    assert '<div class="choice"><input type="checkbox" name="shared"' in html


def test_summary_leads_from_each_line_to_its_field():
    report = Report({"code": "x"})
    report.add_error(None, "Closed since noon.")
    html = drawn("{% error_summary form %}", form=report)

    assert "<li>Closed since noon.</li>" in html
    assert re.findall(r'<a href="#(\w+)">([^<]+)</a>', html) == [
        ("id_role_0", "Role: This field is required."),
        ("id_list", "List: This field is required."),
        ("id_born_day", "Born: This field is required."),
    ]


def test_no_summary_without_errors():
    assert drawn("{% error_summary form other %}", form=Report(), other=None).strip() == ""


@pytest.mark.parametrize("state", STATES)
def test_status_is_word_and_shape(state):
    html = drawn("{% status state %}", state=state)

    with override("en"):
        assert f"<span>{STATES[state][0]}</span>" in html
    assert re.search(r"<svg[^>]*>\s*<(path|circle)", html)


def test_status_in_its_own_words():
    assert "<span>Due 3 Dec</span>" in drawn("{% status 'due_soon' 'Due 3 Dec' %}")


def test_a_sentence_ends_with_one_full_stop():
    assert drawn("{{ day|sentence }}", day="14 декабря 2026 г.") == "14 декабря 2026 г."
    assert drawn("{{ day|sentence }}", day="2026 ж. 14 желтоқсан") == "2026 ж. 14 желтоқсан."
