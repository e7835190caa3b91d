import pytest
from django.utils import timezone

from lms.models import WorkerLease

pytestmark = pytest.mark.django_db


def test_healthz_says_that_the_process_is_up(client):
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_readyz_wants_a_living_worker(client):
    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["checks"] == {
        "database": "ok",
        "migrations": "ok",
        "worker": "none has been seen for a minute",
    }


def test_readyz_is_content_with_a_worker_seen_just_now(client):
    WorkerLease.objects.create(worker_id="w", seen_at=timezone.now())

    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json()["status"] == "ok"
