from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from home.receivers import connect  # noqa: PLC0415 - models must be loaded first

        connect()
