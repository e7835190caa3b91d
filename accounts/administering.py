"""Who may set up people and units in the administration: administrators, and nobody deletes them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from accounts.models import User


class AdministratorsOnly(BasePermissionPolicy):
    """People leave and units close on a day; records go on pointing at them."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return user.is_active and user.is_superuser and action != "delete"

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        if set(actions) == {"delete"}:
            return User.objects.none()
        return User.objects.filter(is_active=True, is_superuser=True)
