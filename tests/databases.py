"""Databases made once and copied: migrating takes ten seconds, a copy a fraction of one.

Two kinds: "empty" is migrated, "starter" holds the starter content and has an index beside it. On SQLite they are
kept between runs under var/tests, named by a hash of what made them; on PostgreSQL they live as long as its server.
"""

import fcntl
import hashlib
import os
import shutil
import time
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

import django
import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from psycopg import sql

from evidence.settings.env import ROOT

CACHE = ROOT / "var" / "tests"
WORKER = f"{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"
SOURCES = {"empty": ["evidence/migrations", "evidence/database", "evidence/settings"], "starter": ["evidence"]}


@contextmanager
def only_one():
    """Let one worker at a time build what all share."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"lock-{connection.vendor}").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def connect(name: str) -> None:
    """Point the library at another database of the same server or folder."""
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def copy(kind: str, folder: Path, label: str) -> str:
    """Return the name of a new database of this kind; on SQLite it is a file in ``folder``."""
    prepared = prepare(kind)
    if connection.vendor == "sqlite":
        return shutil.copyfile(prepared, folder / f"{label}.sqlite3").as_posix()
    name = f"{kind}_{label}_{WORKER}".lower()
    _on_server("CREATE DATABASE {} TEMPLATE {}", name, prepared)
    return name


def drop(name: str) -> None:
    """Remove a copy that is no longer needed."""
    if connection.vendor == "sqlite":
        for file in Path(name).parent.glob(Path(name).name + "*"):
            file.unlink()
    else:
        _on_server("DROP DATABASE {} WITH (FORCE)", name)


def index_of_starter() -> Path:
    """Return the folder of the index that fits the prepared starter database."""
    return CACHE / f"index-{connection.vendor}-{_key('starter')}"


def wait_for_the_server() -> None:
    """Wait until the server has ended what it was doing for killed processes: one may be about to commit."""
    if connection.vendor != "postgresql":
        return
    others = """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
    """
    busy, patience = True, time.monotonic() + 30
    while busy and time.monotonic() < patience:
        with connection.cursor() as cursor:
            cursor.execute(others)
            busy = cursor.fetchone()[0] > 0
        time.sleep(0.02)
    assert not busy


def prepare(kind: str) -> str:
    """Return the name of the prepared database, building it when it is not there."""
    with only_one():
        return _ensure(kind)


def _ensure(kind: str) -> str:
    name = f"{kind}_{_key(kind)}"
    if connection.vendor == "sqlite":
        name = str(CACHE / f"{name}.sqlite3")
    if not _exists(name):
        _build(kind, name)
    return name


def _build(kind: str, name: str) -> None:
    building, before = f"{name}_building", connection.settings_dict["NAME"]
    _start(building, kind, None if kind == "empty" else _ensure("empty"))
    connect(building)
    try:
        if kind == "starter":
            _load_starter()
        else:
            call_command("migrate", verbosity=0, interactive=False)
    finally:
        connect(before)
    if connection.vendor == "sqlite":
        Path(building).rename(name)
    else:
        _on_server("ALTER DATABASE {} RENAME TO {}", building, name)


def _start(building: str, kind: str, base: str | None) -> None:
    """Begin a prepared database, and remove what earlier sources or a failed attempt left."""
    if connection.vendor == "postgresql":
        _on_server("DROP DATABASE IF EXISTS {}", building)
        _on_server("CREATE DATABASE {} TEMPLATE {}", building, base or "template0")
        return
    for old in CACHE.glob(f"{kind}_*"):
        old.unlink()
    if base:
        shutil.copyfile(base, building)


def _load_starter() -> None:
    index = index_of_starter()
    for old in CACHE.glob(f"index-{connection.vendor}-*"):
        shutil.rmtree(old)
    with override_settings(INDEX_DIR=index), Path(os.devnull).open("w") as silent:
        call_command("load_starter", stdout=silent, stderr=silent)
        # What autovacuum does for a library that runs: without it the planner guesses, and a count takes seconds.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        call_command("reindex", stdout=silent, stderr=silent)


def _exists(name: str) -> bool:
    if connection.vendor == "sqlite":
        return Path(name).exists()
    with closing(_server()) as server:
        return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _on_server(statement: str, *names: str) -> None:
    with closing(_server()) as server:
        server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _server() -> psycopg.Connection:
    known = connection.settings_dict
    return psycopg.connect(dbname="postgres", user=known["USER"], host=known["OPTIONS"]["host"], autocommit=True)


@cache
def _key(kind: str) -> str:
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for folder in SOURCES[kind]:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in {".py", ".csv"}:
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def main() -> None:
    """Prepare all that tests copy, before they ask for it."""
    django.setup()
    prepare("starter")


if __name__ == "__main__":
    main()
