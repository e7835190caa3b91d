"""Owns scheduled publishing: Wagtail's own command, run by our clock."""

from django.core.management import call_command


def publish_scheduled() -> None:
    call_command("publish_scheduled")
