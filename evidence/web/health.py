"""Two addresses for the operator's monitor: is the process alive, and can it serve."""

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from ..search import count_waiting, index_is_readable


def show_health(request: HttpRequest) -> HttpResponse:
    """Say that the process answers; touches no database."""
    return HttpResponse("ok\n", content_type="text/plain")


def show_readiness(request: HttpRequest) -> JsonResponse:
    """Say whether database, migrations and search index are ready: 200, or 503 with what is missing.

    An index that answers without the latest changes is ready; how many wait is said beside it.
    """
    checks = {"database": _database_answers(), "migrations": False, "index": False}
    waiting = None
    if checks["database"]:
        checks["migrations"] = _migrations_are_applied()
        checks["index"] = index_is_readable()
        waiting = count_waiting() if checks["index"] else None
    status = 200 if all(checks.values()) else 503
    return JsonResponse({**checks, "waiting_changes": waiting}, status=status)


def _database_answers() -> bool:
    try:
        connection.ensure_connection()
    except Error:
        return False
    return connection.is_usable()


def _migrations_are_applied() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
