"""The telephone numbers of the support page: never empty, whatever happens to the database."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import DatabaseError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.models import Contact

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class BuiltIn:
    """A national line as published by the state; shown when the directory cannot be read."""

    number: str
    name: str | Promise
    hours: str | Promise
    free: bool = True
    note: str = ""
    languages: str = ""
    reference: None = None


ROUND_THE_CLOCK = _("Round the clock")
BUILT_IN = [
    BuiltIn("102", _("Police"), ROUND_THE_CLOCK),
    BuiltIn("103", _("Ambulance"), ROUND_THE_CLOCK),
    BuiltIn(
        "111",
        _("State contact centre on family, women's and children's rights"),
        ROUND_THE_CLOCK,
    ),
]


def help_lines() -> Sequence[Contact | BuiltIn]:
    """The directory with its sources, or the built-in national lines."""
    try:
        with transaction.atomic():
            contacts = list(Contact.objects.select_related("reference"))
    except DatabaseError:
        logger.exception("The directory of helplines cannot be read.")
        return BUILT_IN
    return contacts or BUILT_IN
