"""Two addresses for the operator's monitor: is the process alive, and can it serve."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse

from ..search import index_is_readable


class HealthMiddleware:
    """Answers /healthz before anything else runs, so that it touches no database."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path == "/healthz":
            return HttpResponse("ok\n", content_type="text/plain")
        return self.get_response(request)


def show_readiness(request):
    """Say whether database, migrations and search index are ready: 200, or 503 with what is missing."""
    checks = {"database": _database_answers(), "migrations": False, "index": False}
    if checks["database"]:
        checks["migrations"] = _migrations_are_applied()
        checks["index"] = index_is_readable()
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def _database_answers() -> bool:
    try:
        connection.ensure_connection()
    except Exception:  # any driver error means the same to the monitor: not ready
        return False
    return connection.is_usable()


def _migrations_are_applied() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
