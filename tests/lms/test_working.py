"""The worker as a real process on a real database."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lms.models import WorkerLease
from lms.working import requeue_tasks
from tests.lms.tasks import fails, slow_once

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def start_worker() -> subprocess.Popen:
    name = connection.settings_dict
    url = (
        f"postgres://{name['USER']}:{name['PASSWORD']}@{name['HOST']}:{name['PORT']}/{name['NAME']}"
    )
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "settings.test_postgres",
        "TEST_DATABASE_URL": url,
        "TASKS_BACKEND": "database",
    }
    command = [
        sys.executable,
        "manage.py",
        "work",
        "--no-reload",
        "--no-startup-delay",
        "--interval",
        "0.1",
    ]
    return subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def wait_until(condition, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.05)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_task_whose_worker_is_killed_is_done_once_in_the_end(queue, tmp_path):
    result = slow_once.enqueue(str(tmp_path))
    first = start_worker()
    wait_until(lambda: list(tmp_path.glob("try-*")))
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert DBTaskResult.objects.get().status == TaskResultStatus.RUNNING
    assert requeue_tasks() == 0, "a worker heard a moment ago may still be alive"

    minute_ago = timezone.now() - WorkerLease.LIFETIME - timedelta(seconds=1)
    WorkerLease.objects.update(seen_at=minute_ago)
    DBTaskResult.objects.update(started_at=minute_ago)
    (tmp_path / "quick").touch()
    assert requeue_tasks() == 1
    second = start_worker()
    try:
        wait_until(lambda: (tmp_path / "done").exists())
        wait_until(lambda: DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL)
    finally:
        second.terminate()
        second.wait()
    assert (tmp_path / "done").read_text() == "done\n"
    assert len(DBTaskResult.objects.get(pk=result.id).worker_ids) == 2


@pytest.mark.django_db
def test_a_failed_task_is_tried_five_times_with_growing_pauses(queue):
    fails.enqueue()
    task = DBTaskResult.objects.get()
    waited = []
    for tries in range(1, 6):
        task.worker_ids = ["w"] * tries
        task.set_failed(ValueError("not today"))
        task.save()
        minutes = next((m for m in range(0, 64) if _requeued_after(task, m)), None)
        waited.append(minutes)
    assert waited == [2, 4, 8, 16, None]


def _requeued_after(task: DBTaskResult, minutes: int) -> bool:
    DBTaskResult.objects.filter(pk=task.pk).update(
        status=TaskResultStatus.FAILED, finished_at=timezone.now() - timedelta(minutes=minutes)
    )
    return requeue_tasks() == 1


def test_the_settings_name_a_queue_that_lives_in_the_database():
    assert settings.SENIM_PERIODIC[0] == ("lms.working.requeue_tasks", "1 minutes")
