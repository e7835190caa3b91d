"""A site for real people: refuses to start without its secrets; everything travels encrypted."""

import environ

from . import switches
from .base import *  # noqa: F403
from .base import CACHES, CONTENT_SECURITY_POLICY, DATABASES, REST_FRAMEWORK, STORAGES, VAR_DIR
from .logs import LOGGING  # noqa: F401

env = environ.Env()

SECRET_KEY = switches.secret_key(env)  # missing: ImproperlyConfigured names it
SITE_URL = switches.required(env, "SITE_URL")
ALLOWED_HOSTS = [name.strip() for name in switches.required(env, "ALLOWED_HOSTS").split(",")]
DEFAULT_FROM_EMAIL = switches.required(env, "DEFAULT_FROM_EMAIL")
DATABASES = switches.databases(env, DATABASES)
CACHES = switches.caches(env, CACHES)
SESSION_ENGINE = switches.session_engine(env)
TASKS = switches.tasks(env)
STORAGES["default"] = switches.file_storage(env, STORAGES["default"])
CONTENT_SECURITY_POLICY = switches.policy(env, CONTENT_SECURITY_POLICY)
STORAGES["private"] = switches.private_storage(env, STORAGES["private"])
vars().update(switches.mail_or_files(env, VAR_DIR / "mails"))
WAGTAILADMIN_BASE_URL = SITE_URL
# The one that ends TLS. Too many, and callers could choose the address they are counted by.
REST_FRAMEWORK["NUM_PROXIES"] = env.int("NUM_PROXIES", 1)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[SITE_URL])

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SENIM_ALLOW_DEMONSTRATION = False
