"""Small parts that every page is put together from; the markup is in templates/components/."""

from django import template
from django.forms import CheckboxInput, CheckboxSelectMultiple, FileInput, RadioSelect
from django.utils.translation import gettext_lazy as _

from lms.language_links import language_links as links_for

register = template.Library()

# state: (word, icon, tone). Word and shape carry the meaning, the tone only repeats it.
STATES = {
    "done": (_("Done"), "tick-circle", "ok"),
    "in_progress": (_("In progress"), "half-circle", "info"),
    "not_started": (_("Not started"), "circle", "neutral"),
    "due_soon": (_("Due soon"), "clock", "warn"),
    "overdue": (_("Overdue"), "triangle", "bad"),
    "expired": (_("Expired"), "bar-circle", "bad"),
    "paused": (_("Paused"), "pause", "neutral"),
    "valid": (_("Valid"), "tick-circle", "ok"),
    "withdrawn": (_("Withdrawn"), "bar-circle", "bad"),
    "not_found": (_("Not found"), "circle", "neutral"),
    "answered": (_("Answered"), "tick-circle", "ok"),
    "not_answered": (_("Not answered"), "circle", "neutral"),
    "flagged": (_("Flagged to check later"), "flag", "warn"),
    "right": (_("Good choice"), "tick-circle", "ok"),
    "partly": (_("Partly right"), "half-circle", "info"),
    "other": (_("Not the best choice here"), "arrow", "warn"),
    "passed": (_("You passed"), "tick-circle", "ok"),
    "not_passed": (_("Not yet passed"), "half-circle", "info"),
}


@register.filter
def sentence(words: str) -> str:
    """With its full stop, unless the last word is an abbreviation that brings one: 2026 г."""
    return words if words.endswith(".") else f"{words}."


@register.inclusion_tag("components/status.html")
def status(state: str, word: str = "") -> dict:
    """{% status "overdue" %} or, with its own words, {% status "due_soon" due_text %}."""
    usual, icon, tone = STATES[state]
    return {"word": word or usual, "icon": icon, "tone": tone}


@register.inclusion_tag("components/field.html")
def field(bound, width: str = "") -> dict:
    """One form field with its label, hint and errors; width is "short", "medium" or nothing."""
    return {"field": bound, "width": width, "kind": kind_of(bound), "control": control_of(bound)}


def kind_of(bound) -> str:
    """Which layout a control needs: rows to choose from, one row, several controls, or a line."""
    widget = bound.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, CheckboxInput):
        return "tick"
    return "group" if widget.use_fieldset and not isinstance(widget, FileInput) else "line"


def control_of(bound) -> str:
    """The control itself; Django ties its hint and errors to it, except for a file."""
    notes = bound.aria_describedby
    untied = isinstance(bound.field.widget, FileInput) and notes
    return bound.as_widget(attrs={"aria-describedby": notes} if untied else None)


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms) -> dict:
    """What is wrong in one or more forms, each line leading to the field at fault."""
    entries = [entry for form in forms if form is not None for entry in faults_of(form)]
    return {"entries": entries}


def faults_of(form) -> list[dict]:
    """The form's own errors first, then each field's, in the order of the page."""
    whole = [{"label": "", "text": text, "target": ""} for text in form.non_field_errors()]
    return whole + [
        {"label": bound.label, "text": text, "target": target_of(bound)}
        for bound in form
        for text in bound.errors
    ]


def target_of(bound) -> str:
    """The id of the control itself, or of the first of a group."""
    return bound.id_for_label or f"{bound.auto_id}_0"


@register.simple_tag(takes_context=True)
def language_links(context) -> list[dict]:
    """The page in each language; a view may put its own list under the same name."""
    if "language_links" in context:
        return context["language_links"]
    request = context.get("request")
    if request is None:
        return []
    return links_for(request, context.get("page"), lost="exception" in context)
