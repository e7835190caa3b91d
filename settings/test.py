"""Fast, offline, deterministic: no network, no environment, no files left behind."""

from .base import *  # noqa: F403
from .base import BASE_DIR, VAR_DIR

SECRET_KEY = "only-for-tests"  # noqa: S105
VAR_DIR.mkdir(exist_ok=True)
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": BASE_DIR / "var" / "test.sqlite3",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
        # A file, so that `pytest --reuse-db` can skip the migrations.
        "TEST": {"NAME": BASE_DIR / "var" / "test.sqlite3"},
    }
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Of this process alone: tests run side by side.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WAGTAILADMIN_BASE_URL = "http://testserver"
SENIM_ALLOW_DEMONSTRATION = True
# Static files straight from the apps, nothing collected.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
