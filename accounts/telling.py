"""What this floor holds about one person, told to that person alone."""

from accounts.models import ApiToken, OutgoingMail, User
from accounts.preferring import DISPLAY_FIELDS, content_notes_of


def everything_about(person: User) -> dict:
    """Plain values, ready for JSON; secrets are not kept, so none can be told."""
    return {
        "account": {
            name: getattr(person, name)
            for name in (
                "id",
                "sign_in_code",
                "email",
                "family_name",
                "given_name",
                "patronymic",
                "latin_name",
                "date_joined",
                "last_login",
            )
        },
        "preferences": {name: getattr(person, name) for name in DISPLAY_FIELDS}
        | {"content_notes": content_notes_of(person)},
        "tokens": list(
            ApiToken.objects.filter(user=person).values(
                "public_id", "name", "created_at", "expires_at", "last_used_at", "revoked_at"
            )
        ),
        "slips": list(person.slips.values("issued_at", "expires_at", "used_at")),
        "mails": list(
            OutgoingMail.objects.filter(recipient=person).values(
                "address", "subject", "queued_at", "sent_at"
            )
        ),
    }
