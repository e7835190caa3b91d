from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from assessments import reviewing  # noqa: F401, PLC0415 - registers its checks
        from assessments.receivers import connect  # noqa: PLC0415 - models must be loaded first

        connect()
