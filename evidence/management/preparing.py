"""What must be ready before pages are served; each step looks first and does nothing twice."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from evidence.models import Paper
from evidence.search import index_is_readable


def prepare_database(say) -> None:
    """Apply the migrations that are not applied yet."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        Path(settings.DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        say(f"Database: applying {len(waiting)} migrations ...")
        call_command("migrate", interactive=False, verbosity=0)


def prepare_content(say) -> None:
    """Load the starter library into an empty database; a library with papers of its own is left alone."""
    if not Paper.objects.exists():
        say("Library: empty, loading the starter content ...")
        call_command("load_starter")


def prepare_index(say) -> None:
    """Build the search index when it is missing or cannot be read."""
    if not index_is_readable():
        say("Search: building the index ...")
        call_command("reindex")


def prepare_static(say) -> None:
    """Collect and compress the static files when a source is newer than the last collection."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists() or manifest.stat().st_mtime < _newest_source():
        say("Static files: collecting ...")
        call_command("collectstatic", interactive=False, verbosity=0)


def _newest_source() -> float:
    return max(
        Path(storage.path(name)).stat().st_mtime for finder in get_finders() for name, storage in finder.list([])
    )
