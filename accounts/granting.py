"""Personal API tokens: how one is made, recognised, noted as used, and revoked."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db.models import Q

from accounts.models import ApiToken, User

PREFIX = "senim"
USE_NOTED_EVERY = timedelta(minutes=1)


def create_token(user: User, *, name: str, days: int, at: datetime) -> str:
    """Store a new token and return its text, which nobody can read again."""
    # Hexadecimal, because an underscore separates the parts.
    public_id, secret = secrets.token_hex(6), secrets.token_hex(32)
    ApiToken.objects.create(
        public_id=public_id,
        secret_hash=hash_of(secret),
        user=user,
        name=name,
        created_at=at,
        expires_at=at + timedelta(days=days),
    )
    return f"{PREFIX}_{public_id}_{secret}"


def recognise(text: str, *, at: datetime) -> ApiToken | None:
    """The valid token behind ``text``, of an active person; None says no more than that."""
    prefix, _, rest = text.partition("_")
    public_id, _, secret = rest.partition("_")
    if prefix != PREFIX or not secret or "\0" in text:
        return None
    token = ApiToken.objects.select_related("user").filter(public_id=public_id).first()
    stored = token.secret_hash if token else ""
    right = secrets.compare_digest(stored, hash_of(secret))
    if not right or token is None or not is_valid(token, at=at):
        return None
    return token


def is_valid(token: ApiToken, *, at: datetime) -> bool:
    return token.revoked_at is None and at < token.expires_at and token.user.is_active


def note_use(token: ApiToken, *, at: datetime) -> None:
    """Keep when the token was last used, to the minute: reading must not mean writing."""
    before = at - USE_NOTED_EVERY
    if token.last_used_at and token.last_used_at > before:
        return
    unnoted = Q(last_used_at=None) | Q(last_used_at__lte=before)
    ApiToken.objects.filter(unnoted, pk=token.pk).update(last_used_at=at)


def revoke_token(token: ApiToken, *, at: datetime) -> None:
    """Calling twice is harmless: the first moment is kept."""
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at)


def hash_of(secret: str) -> str:
    """SHA-256 is enough: the secret has 256 random bits, so there is nothing to guess."""
    return hashlib.sha256(secret.encode()).hexdigest()
