"""The same tests on PostgreSQL; TEST_DATABASE_URL names the server."""

import environ

from . import switches
from .test import *  # noqa: F403

DATABASES = {
    "default": environ.Env().db(
        "TEST_DATABASE_URL", default="postgres://postgres@127.0.0.1:5432/postgres"
    )
}
# A worker started by a test runs the queue for real.
TASKS = switches.tasks(environ.Env(), default="immediate")
