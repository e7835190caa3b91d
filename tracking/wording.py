"""Owns the words of standing: on pages, in exports and in print alike."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracking.listing import Row
from tracking.standing import Standing

LABELS = {
    Standing.OVERDUE: gettext_lazy("Overdue"),
    Standing.EXPIRED: gettext_lazy("Expired"),
    Standing.DUE_SOON: gettext_lazy("Due soon"),
    Standing.NOT_STARTED: gettext_lazy("Not started"),
    Standing.IN_PROGRESS: gettext_lazy("In progress"),
    Standing.PAUSED: gettext_lazy("Paused"),
    Standing.DONE: gettext_lazy("Done"),
}


def standing_words(row: Row, today: date) -> str:
    """The word of the standing, with the days or the date that make it urgent."""
    match row.standing:
        case Standing.OVERDUE:
            days = (today - row.due_on).days
            return ngettext("Overdue %(days)s day", "Overdue %(days)s days", days) % {"days": days}
        case Standing.EXPIRED if row.expires_on:
            return _("Expired on %(date)s") % {"date": short(row.expires_on)}
        case Standing.DUE_SOON:
            return _("Due on %(date)s") % {"date": short(row.due_on)}
    return str(LABELS[row.standing])


def short(day: date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""
