"""One machine, embedded parts: SQLite, local files, database-backed tasks. `make demo` runs on it."""

from pathlib import Path

import environ

from . import switches
from .base import *  # noqa: F403
from .base import CACHES, CONTENT_SECURITY_POLICY, DATABASES, STORAGES, VAR_DIR
from .logs import LOGGING  # noqa: F401

env = environ.Env()

DEBUG = env.bool("SENIM_DEBUG", False)
SECRET_KEY = env.str("DJANGO_SECRET_KEY", switches.DEVELOPMENT_KEY)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
# Another folder is another site: SENIM_VAR=/tmp/second make demo
VAR_DIR = Path(env.str("SENIM_VAR", str(VAR_DIR)))
VAR_DIR.mkdir(parents=True, exist_ok=True)
DATABASES, CACHES = switches.below(VAR_DIR, DATABASES, CACHES)
MEDIA_ROOT = VAR_DIR / "media"
DATABASES = switches.databases(env, DATABASES)
CACHES = switches.caches(env, CACHES)
SESSION_ENGINE = switches.session_engine(env)
TASKS = switches.tasks(env)
STORAGES["default"] = switches.file_storage(env, STORAGES["default"])
CONTENT_SECURITY_POLICY = switches.policy(env, CONTENT_SECURITY_POLICY)
STORAGES["private"] = switches.private_storage(env, STORAGES["private"])
vars().update(switches.mail(env))
PORT = env.int("PORT", 8000)
WAGTAILADMIN_BASE_URL = env.str("SITE_URL", f"http://localhost:{PORT}")
DEMO_PASSWORD = env.str("DEMO_PASSWORD", "senim-demo-2026")
SENIM_ALLOW_DEMONSTRATION = True
