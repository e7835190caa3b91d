"""A production site refuses to start without its secrets, and tells everything to travel encrypted."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SECRETS = {
    "DJANGO_SECRET_KEY": "a" * 30 + "b" * 20 + "cdefghijkl",
    "SITE_URL": "https://senim.example",
    "ALLOWED_HOSTS": "senim.example",
    "DEFAULT_FROM_EMAIL": "senim@senim.example",
}


def ask(expression: str, **env: str) -> subprocess.CompletedProcess:
    code = f"from django.conf import settings; print({expression})"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "settings.production"} | env,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("missing", SECRETS)
def test_it_does_not_start_without(missing):
    result = ask("settings.DEBUG", **{k: v for k, v in SECRETS.items() if k != missing})

    assert result.returncode == 1
    assert f"Set the {missing} environment variable" in result.stderr


@pytest.mark.parametrize("empty", SECRETS)
def test_set_to_nothing_is_not_set(empty):
    result = ask("settings.DEBUG", **SECRETS | {empty: " "})

    assert result.returncode == 1
    assert f"Set the {empty} environment variable" in result.stderr


@pytest.mark.parametrize("key", ["only-for-development-and-demonstration", "a" * 49])
def test_a_key_that_others_know_or_guess_is_refused(key):
    result = ask("settings.DEBUG", **SECRETS | {"DJANGO_SECRET_KEY": key})

    assert result.returncode == 1
    assert "DJANGO_SECRET_KEY needs 50 random characters of this site's own" in result.stderr


def test_everything_travels_encrypted():
    names = "SECURE_SSL_REDIRECT SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE DEBUG SECURE_HSTS_SECONDS"
    result = ask(f"[getattr(settings, n) for n in {names.split()}]", **SECRETS)

    assert result.stdout == "[True, True, True, False, 31536000]\n"


def test_without_a_mail_server_no_mail_reaches_the_logs():
    backend = "settings.EMAIL_BACKEND.split('.')[-2], settings.EMAIL_FILE_PATH"

    assert ask(backend, **SECRETS).stdout == f"filebased {ROOT}/var/mails\n"


def test_one_proxy_is_expected():
    assert ask("settings.REST_FRAMEWORK['NUM_PROXIES']", **SECRETS).stdout == "1\n"


@pytest.mark.parametrize(
    ("name", "value", "expression", "expected"),
    [
        (
            "STORAGE_URL",
            "s3://key:secret@files.example.kz/senim",
            "[settings.CONTENT_SECURITY_POLICY['DIRECTIVES'][n][-1] for n in ('img-src','media-src')]",
            "['https://files.example.kz', 'https://files.example.kz']",
        ),
        (
            "DATABASE_URL",
            "postgres://u:p@db:5432/senim",
            "settings.DATABASES['default']['HOST']",
            "db",
        ),
        (
            "CACHE_URL",
            "redis://cache:6379/1",
            "settings.CACHES['default']['LOCATION']",
            "redis://cache:6379/1",
        ),
        (
            "CACHE_URL",
            "redis://cache:6379/1",
            "settings.SESSION_ENGINE",
            "django.contrib.sessions.backends.cached_db",
        ),
        (
            "TASKS_BACKEND",
            "immediate",
            "settings.TASKS['default']['BACKEND']",
            "django_tasks.backends.immediate.ImmediateBackend",
        ),
        (
            "STORAGE_URL",
            "file:///srv/senim",
            "settings.STORAGES['default']['OPTIONS']['location']",
            "/srv/senim",
        ),
        (
            "STORAGE_URL",
            "s3://k:s@host/bucket",
            "settings.STORAGES['default']['OPTIONS']['endpoint_url']",
            "https://host",
        ),
        ("NUM_PROXIES", "2", "settings.REST_FRAMEWORK['NUM_PROXIES']", "2"),
        (
            "EMAIL_URL",
            "smtp+tls://u:p@mail:587",
            "(settings.EMAIL_HOST, settings.EMAIL_USE_TLS)",
            "('mail', True)",
        ),
    ],
)
def test_addresses_move_the_embedded_parts(name, value, expression, expected):
    assert ask(expression, **SECRETS, **{name: value}).stdout == f"{expected}\n"


def test_the_bench_answers_this_machine_alone_and_refuses_nobody():
    expression = (
        "settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT,"
        " set(settings.REST_FRAMEWORK['DEFAULT_THROTTLE_RATES'].values())"
    )
    result = ask(expression, **SECRETS, DJANGO_SETTINGS_MODULE="settings.bench")

    assert result.stdout == "['localhost'] True {'1000000000/minute'}\n"
