"""What every Senim site has in common: no environment, no network, no secret."""

from pathlib import Path

from .access import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

INSTALLED_APPS = [
    "lms",
    "tracking",
    "certificates",
    "assessments",
    "courses",
    "home",
    "agencies",
    "accounts",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.people_app.PeopleConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtailmedia",
    "modelcluster",
    "taggit",
    "treebeard",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "allauth",
    "allauth.account",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "lms.middleware.RequestLogMiddleware",
    "lms.middleware.CompressionMiddleware",
    "lms.middleware.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "lms.middleware.AdminPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lms.prefixing.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.middleware.LockMiddleware",
    "accounts.middleware.LanguageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "lms.urls"
WSGI_APPLICATION = "lms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "lms.context.shell",
            ],
        },
    },
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR_DIR / "senim.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}

LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale_vendor"]
FORMAT_MODULE_PATH = ["settings.formats"]
TIME_ZONE = "Asia/Almaty"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

CACHES = {
    "default": {
        "BACKEND": "accounts.file_caching.CountingFileCache",
        "LOCATION": VAR_DIR / "cache",
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
# Written by `build_fonts`; Django wants the folder to be there.
BUILT_STATIC_DIR = VAR_DIR / "static-build"
BUILT_STATIC_DIR.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [BUILT_STATIC_DIR]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Served by our views alone, to those who may see it; no address leads here.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "private"},
    },
    "staticfiles": {"BACKEND": "lms.static_storing.HashedStaticFiles"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

WAGTAIL_SITE_NAME = "Senim"
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
WAGTAILIMAGES_IMAGE_MODEL = "home.Picture"
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp", "svg"]
WAGTAILDOCS_DOCUMENT_MODEL = "home.File"
WAGTAILMEDIA = {
    "MEDIA_MODEL": "home.Recording",
    # What phones of the last ten years play without help.
    "AUDIO_EXTENSIONS": ["mp3", "m4a"],
    "VIDEO_EXTENSIONS": ["mp4"],
}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_AUTOSAVE_INTERVAL = 5000
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "home.finishing.publish_signed"
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    # Bearer first, so that a caller without credentials is answered 401.
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.authenticating.BearerAuthentication",
        "accounts.authenticating.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PARSER_CLASSES": ["accounts.api_parsing.StrictJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "accounts.api_paging.Pages",
    "DEFAULT_THROTTLE_CLASSES": [
        "accounts.api_throttling.AccountThrottle",
        "accounts.api_throttling.AnonymousThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {
        "account": "1200/minute",
        "anonymous": "3000/minute",
        "verify": "240/minute",
        "verify_all": "3000/minute",
    },
    # Whose address counts: nobody's word but the connection's, unless proxies of ours stand before.
    "NUM_PROXIES": 0,
    "EXCEPTION_HANDLER": "accounts.api_problems.answer",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Senim API",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "PREPROCESSING_HOOKS": ["lms.schema.only_ours"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "lms.schema.with_problems",
    ],
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "ENUM_NAME_OVERRIDES": {
        "LanguageEnum": LANGUAGES,
        "ProgressEnum": "courses.serializers.PROGRESS",
        "CertificateStateEnum": "certificates.models.Certificate.State",
    },
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}


# Strict on every page of ours; /admin/ has its own, wider one (lms.middleware).
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

# What the clock runs: dotted path of a deed, and when (lms/ticking.py).
SENIM_PERIODIC = [
    ("lms.working.requeue_tasks", "1 minutes"),
    ("lms.publishing.publish_scheduled", "1 minutes"),
    ("tracking.snapshotting.take_snapshots", "daily 05:30"),
    ("assessments.submitting.submit_overdue", "1 minutes"),
    ("assessments.publishing.freeze_all", "daily 03:30"),
    ("certificates.issuing.issue_missing", "5 minutes"),
    ("accounts.mailing.send_waiting_mails", "1 minutes"),
    ("accounts.guessing.forget_old_guesses", "daily 04:10"),
]

# The organisation that stands behind the certificates, as printed.
SENIM_ISSUER = {"kk": "Senim", "ru": "Senim", "en": "Senim"}
# Days the government moved: {"2026-12-31": False, "2027-01-16": True}.
SENIM_WORKING_DAYS: dict[str, bool] = {}
SENIM_NEUTRAL_URL = "https://www.kazhydromet.kz/"
SENIM_ALLOW_DEMONSTRATION = False
SENIM_VERSION = "0.1.0"
