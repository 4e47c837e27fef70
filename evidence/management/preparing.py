"""What must be ready before pages are served; each step looks first and does nothing twice."""

import json
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from evidence.models import Paper
from evidence.search import find_fault


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
    if find_fault():
        say("Search: building the index ...")
        call_command("reindex")


def prepare_static(say) -> None:
    """Collect and compress the static files when one is new or changed since the last collection."""
    if not _is_collected(Path(settings.STATIC_ROOT) / "staticfiles.json"):
        say("Static files: collecting ...")
        call_command("collectstatic", interactive=False, verbosity=0)


def _is_collected(manifest: Path) -> bool:
    if not manifest.exists():
        return False
    known, collected_at = json.loads(manifest.read_text())["paths"], manifest.stat().st_mtime
    sources = {name: storage.path(name) for finder in get_finders() for name, storage in finder.list([])}
    # A file may be new here and old by its own clock, so its name is looked up as well.
    return (
        known.keys() >= sources.keys() and max(Path(path).stat().st_mtime for path in sources.values()) < collected_at
    )
