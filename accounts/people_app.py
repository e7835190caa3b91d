"""Wagtail's user administration, for our kind of person."""

from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(WagtailUsersAppConfig):
    user_viewset = "accounts.people_admin.PersonViewSet"
