"""What operators ask: is the process up, and can it do its work?"""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError
from django.http import JsonResponse
from django.views.decorators.cache import never_cache

from lms.models import WorkerLease


@never_cache
def healthz(request):
    return JsonResponse({"status": "ok"})


@never_cache
def readyz(request):
    """200 when database, migrations and task worker are well, else 503 with what is not."""
    checks = {"database": "ok", "migrations": "ok", "worker": "ok"}
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            checks["migrations"] = "some are not applied"
        if not WorkerLease.objects.alive().exists():
            checks["worker"] = "none has been seen for a minute"
    except DatabaseError:
        checks = dict.fromkeys(checks, "not reachable")
    well = set(checks.values()) == {"ok"}
    return JsonResponse(
        {"status": "ok" if well else "unavailable", "checks": checks}, status=200 if well else 503
    )
