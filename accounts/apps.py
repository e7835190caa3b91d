from importlib import import_module

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from accounts.sorting import register


class AccountsConfig(AppConfig):
    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        connection_created.connect(register, dispatch_uid="accounts.sorting")
        import_module("accounts.api_security")  # makes itself known to the schema
