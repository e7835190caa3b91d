"""Who is meant by the name somebody signs in with."""

from django.conf import settings
from django.utils.module_loading import import_string

from accounts.folding import fold
from accounts.models import User


def person_named(identifier: str) -> User | None:
    """The person behind an e-mail, a sign-in code, or what floors above add by setting."""
    if "\0" in identifier:
        return None
    for path in settings.SENIM_IDENTIFIERS:
        person = import_string(path)(identifier)
        if person is not None:
            return person
    return None


def by_email(identifier: str) -> User | None:
    if "@" not in identifier:
        return None
    return User.objects.filter(email=identifier).first()


def by_sign_in_code(identifier: str) -> User | None:
    code = code_meant(identifier)
    return User.objects.filter(sign_in_code=code).first() if code else None


def code_meant(typed: str) -> str:
    """A sign-in code without its groups and small letters."""
    return "".join(typed.upper().replace("-", " ").split())


def folded(identifier: str) -> str:
    """One spelling of what was typed, for counting guesses."""
    return fold(identifier)[:200]
