"""What a person chose for themselves: read and kept in one place for page and API."""

from typing import Any
from urllib.parse import parse_qsl
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import DisplayPreferences, StudyAdjustment, User

DISPLAY_FIELDS = [field.name for field in DisplayPreferences._meta.get_fields()]


def check_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(_("Choose a time zone from the list."), "unknown_time_zone")


def content_notes_of(user: User) -> str:
    """When notes before difficult content appear; nobody but the learner's own pages may ask."""
    adjustment = StudyAdjustment.objects.filter(user=user).first()
    return (adjustment or StudyAdjustment()).content_notes


@transaction.atomic
def save_preferences(user: User, *, content_notes: str | None = None, **display: Any) -> None:
    """Keep the given choices and leave the others as they are."""
    for name, value in display.items():
        setattr(user, name, value)
    if display:
        user.save(update_fields=list(display))
    if content_notes is not None:
        StudyAdjustment.objects.update_or_create(
            user=user, defaults={"content_notes": content_notes}
        )


# How pages look, in the words of the cookie that signed-out readers may have.
LOOK: dict[str, tuple[str, dict[str, Any]]] = {
    "theme": ("theme", {name: name for name in DisplayPreferences.Theme.values}),
    "text-size": ("text_size", {str(size): size for size in DisplayPreferences.TextSize.values}),
    "spacing": ("wide_spacing", {"wide": True}),
    "font": ("font", {name: name for name in DisplayPreferences.Font.values}),
    "motion": ("reduced_motion", {"reduce": True}),
}


def look_from(choices: dict) -> dict[str, str]:
    """For the cookie: what differs from the defaults, and nothing that names anybody."""
    usual = User()
    return {
        word: said
        for word, (name, values) in LOOK.items()
        for said, value in values.items()
        if choices[name] == value != getattr(usual, name)
    }


def look_of_cookie(text: str) -> User:
    """Nobody, looking at pages in the way the cookie says; unknown words are ignored."""
    reader = User()
    said = dict(parse_qsl(text))
    for word, (name, values) in LOOK.items():
        if said.get(word) in values:
            setattr(reader, name, values[said[word]])
    return reader
