import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import translation
from rest_framework.test import APIClient

from tests.desk import desk, editors, lesson, reviewer, trainer  # noqa: F401
from tests.emptying import emptying_tables  # noqa: F401
from tests.factories import UserFactory
from tests.factories.courses import make_course, make_site


@pytest.fixture(scope="session", autouse=True)
def catalogues() -> None:
    """The texts that people read are those of the .po files as they are now."""
    call_command("compile_catalogues", verbosity=0)


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """No test meets what another one left in the cache: its pages are rolled back, its cache is not."""
    cache.clear()


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """No test speaks the language of another one's last page: a request leaves its own behind."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture
def site(db):
    """Home pages by language, with an empty catalogue in each."""
    return make_site()


@pytest.fixture
def course(site):
    """A published course: one module, two lessons of two steps, English only."""
    return make_course()


@pytest.fixture
def learner(db):
    return UserFactory()


@pytest.fixture
def api(learner) -> APIClient:
    """The API as the learner's browser uses it, CSRF aside."""
    client = APIClient()
    client.force_login(learner)
    return client


@pytest.fixture
def browser_session(client, learner):
    """The pages as the learner's browser uses them."""
    client.force_login(learner)
    return client


def pytest_terminal_summary(terminalreporter):
    """Name what was skipped where `make test` collects it (tools/check.py prints it last)."""
    name = os.environ.get("NOT_RUN")
    skipped = terminalreporter.stats.get("skipped", [])
    if not name or not skipped:
        return
    folder = Path(__file__).parent.parent / "var" / "not-run"
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{name}: {r.nodeid}: {r.longrepr[2] if r.longrepr else ''}" for r in skipped]
    (folder / f"{name}.txt").write_text("\n".join(lines) + "\n")
