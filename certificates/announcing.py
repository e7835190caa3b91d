"""Telling the holder that a certificate is there; it never issues one."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from accounts.models import OutgoingMail
from accounts.notifying import queue_mail
from certificates.models import Certificate


def announce(certificate: Certificate) -> OutgoingMail | None:
    """One mail into the outbox. Neither subject nor text names the course: others may see a screen."""
    holder = certificate.record.learner
    with override(holder.interface_language):
        path = reverse("certificates:detail", args=[certificate.pk])
    address = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
    return queue_mail(
        holder,
        key=f"certificate:{certificate.pk}",
        subject=_("Your certificate is ready"),
        body=_("Your certificate %(number)s is ready. Sign in to see and download it:\n%(address)s")
        % {"number": certificate.serial, "address": address},
    )
