"""Django's door to signing in, for callers that know no other: the same deed stands behind it."""

from django.contrib.auth.backends import ModelBackend
from django.utils import timezone

from accounts.guessing import TooManyGuesses
from accounts.models import User
from accounts.signing_in import WrongPassword, sign_in


class SignInBackend(ModelBackend):
    def authenticate(self, request, username=None, password=None, **credentials) -> User | None:
        identifier = username or credentials.get(User.USERNAME_FIELD)
        if identifier is None or password is None:
            return None
        try:
            return sign_in(identifier, password, at=timezone.now())
        except (TooManyGuesses, WrongPassword):
            return None
