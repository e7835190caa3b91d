"""Makes the walks' officers: run as a program inside the demonstration site's settings."""

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.models import User  # noqa: E402
from agencies.models import Membership  # noqa: E402
from tests.browser.people import LANGUAGES, emails  # noqa: E402


def make(email: str, language: str, like: Membership) -> User:
    walker = User.objects.create_user(
        email=email,
        family_name="Әлиева",
        given_name="Айгүл",
        interface_language=language,
        study_language=language,
        password=settings.DEMO_PASSWORD,
    )
    Membership.objects.create(
        person=walker,
        agency=like.agency,
        post=like.post,
        staff_number=email[:32],
        started_on=timezone.localdate(),
    )
    return walker


if __name__ == "__main__":
    officer = Membership.objects.get(person__email="officer@demo.example", ended_on=None)
    for code in LANGUAGES:
        for address in emails(code):
            make(address, code, officer)
