"""Structured logs, one JSON object a line, without personal data."""

import structlog

# What a request log may say; an address, a name or a query string is never among it.
ALLOWED = {
    "event",
    "level",
    "logger",
    "timestamp",
    "request_id",
    "method",
    "path_template",
    "code",
    "duration_ms",
    "job",
    "task_id",
    "exception",
    "exc_info",
}


def keep_only_allowed(_logger, _name, event: dict) -> dict:
    """Drop every field that is not on the list: a new field must be allowed before it is written."""
    return {name: value for name, value in event.items() if name in ALLOWED or name[0] == "_"}


def without_addresses(_logger, _name, event: dict) -> dict:
    """Django ends "Not Found" and its like with the address: a code, a person, a reset key."""
    if event.get("logger", "").startswith(("django.request", "django.security")):
        event["event"] = event["event"].split(": ")[0]
    return event


SHARED = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    keep_only_allowed,
    without_addresses,
]

structlog.configure(
    processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": SHARED,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "senim": {"level": "INFO"},
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
