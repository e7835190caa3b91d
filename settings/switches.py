"""What a production site must be told, and the five addresses that move the embedded parts elsewhere."""

from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from environ import Env

# Everybody can read it here, so only a site for trying out may use it.
DEVELOPMENT_KEY = "only-for-development-and-demonstration"
SHORTEST_KEY = 50


def required(env: Env, name: str) -> str:
    """Set to nothing is not set."""
    value = env.str(name).strip()
    if not value:
        raise ImproperlyConfigured(f"Set the {name} environment variable")
    return value


def secret_key(env: Env) -> str:
    """DJANGO_SECRET_KEY: long, and not the one of development."""
    key = required(env, "DJANGO_SECRET_KEY")
    if key == DEVELOPMENT_KEY or len(key) < SHORTEST_KEY:
        raise ImproperlyConfigured(
            f"DJANGO_SECRET_KEY needs {SHORTEST_KEY} random characters of this site's own"
        )
    return key


def databases(env: Env, default: dict) -> dict:
    """DATABASE_URL, such as postgres://user:secret@host:5432/senim. Empty: SQLite below var/."""
    if not env.str("DATABASE_URL", ""):
        return default
    database = env.db("DATABASE_URL")
    if database["ENGINE"].endswith("postgresql"):
        database["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}}
    return {"default": database}


def caches(env: Env, default: dict) -> dict:
    """CACHE_URL, such as redis://host:6379/1. Empty: files below var/."""
    url = env.str("CACHE_URL", "")
    if not url:
        return default
    return {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}}


def session_engine(env: Env) -> str:
    """With a shared cache the session costs no query; without it, it lives in the database."""
    kind = "cached_db" if env.str("CACHE_URL", "") else "db"
    return f"django.contrib.sessions.backends.{kind}"


def tasks(env: Env, default: str = "database") -> dict:
    """TASKS_BACKEND: "database" (default), "immediate", or the dotted path of a backend."""
    known = {
        "database": "django_tasks_db.DatabaseBackend",
        "immediate": "django_tasks.backends.immediate.ImmediateBackend",
    }
    name = env.str("TASKS_BACKEND", default)
    return {"default": {"BACKEND": known.get(name, name)}}


def file_storage(env: Env, default: dict) -> dict:
    """STORAGE_URL: file:///path or s3://key:secret@host/bucket?region=…. Empty: files below var/."""
    url = urlsplit(env.str("STORAGE_URL", ""))
    if url.scheme == "file":
        return default | {"OPTIONS": {"location": Path(unquote(url.path))}}
    if url.scheme == "s3":
        return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": _s3_options(url)}
    return default


def private_storage(env: Env, default: dict) -> dict:
    """STORAGE_URL again, in a folder "private" beside the public files or below the bucket."""
    storage = file_storage(env, default)
    if storage is default:
        return default
    options = dict(storage["OPTIONS"])
    folder = options.get("location")
    options["location"] = folder.parent / "private" if folder else "private"
    return storage | {"OPTIONS": options}


def _s3_options(url: SplitResult) -> dict:
    query = {name: values[0] for name, values in parse_qs(url.query).items()}
    options = {
        "access_key": unquote(url.username or ""),
        "secret_key": unquote(url.password or ""),
        "bucket_name": url.path.strip("/"),
        "endpoint_url": f"https://{url.hostname}" + (f":{url.port}" if url.port else ""),
        "querystring_auth": True,
        "file_overwrite": False,
    }
    return options | ({"region_name": query["region"]} if "region" in query else {})


def policy(env: Env, default: dict) -> dict:
    """The content policy, which lets pictures and recordings come from where the files are."""
    url = urlsplit(env.str("STORAGE_URL", ""))
    if url.scheme != "s3":
        return default
    origin = _s3_options(url)["endpoint_url"]
    rules = default["DIRECTIVES"]
    wider = {name: [*rules[name], origin] for name in ("img-src", "media-src")}
    return default | {"DIRECTIVES": rules | wider}


def mail(env: Env) -> dict:
    """EMAIL_URL, such as smtp+tls://user:secret@host:587. Empty: mails are written to the console."""
    return env.email_url("EMAIL_URL", default="consolemail://")


def mail_or_files(env: Env, folder: Path) -> dict:
    """EMAIL_URL. Empty: mails wait in ``folder``, since the console ends in the logs."""
    if env.str("EMAIL_URL", ""):
        return mail(env)
    backend = "django.core.mail.backends.filebased.EmailBackend"
    return {"EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": folder}


def below(folder: Path, databases: dict, caches: dict) -> tuple[dict, dict]:
    """The embedded database and cache, moved into ``folder``."""
    database = databases["default"] | {"NAME": folder / "senim.sqlite3"}
    return {"default": database}, {"default": caches["default"] | {"LOCATION": folder / "cache"}}
