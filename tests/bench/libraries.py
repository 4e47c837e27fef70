"""Synthetic libraries written to a database: straight to the tables, as saving a million records would take a day.

Files of SQLite are kept under var/bench, named by size and by what made them.
"""

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import DateField, Model
from psycopg import sql

from tests.settings import ROOT

from .synthetic import Synthetic

KEPT = ROOT / "var" / "bench"
MADE_FROM = ("evidence/migrations", "evidence/database", "tests/bench/synthetic.py", "tests/bench/words.py")
MADE_AT = datetime(2026, 11, 22, tzinfo=UTC).isoformat(" ")
CHUNK = 20_000
Insert = Callable[[type[Model], list[str], list[tuple[Any, ...]]], None]


def kept_library(size: int) -> Path:
    """Return the SQLite file of the synthetic library of this size, making it when it is not there."""
    path = KEPT / f"library-{size}-{_digest()}.sqlite3"
    if not path.exists():
        for old in KEPT.glob(f"library-{size}-*"):
            old.unlink()
        making = path.with_suffix(".making")
        point_at(making)
        call_command("migrate", verbosity=0, interactive=False)
        fill(connection, Synthetic(size))
        connection.close()
        making.rename(path)
    return path


def point_at(path: Path) -> None:
    """Make a SQLite file the library of this process."""
    connection.close()
    connection.settings_dict["NAME"] = str(path)


def fill(database: BaseDatabaseWrapper, library: Synthetic) -> None:
    """Write all rows to an empty, migrated database."""
    database.ensure_connection()
    with (_into_sqlite if database.vendor == "sqlite" else _into_postgres)(database) as insert:
        waiting: dict[type[Model], list[dict[str, Any]]] = defaultdict(list)
        for model, row in library.rows():
            waiting[model].append(row)
            if len(waiting[model]) == CHUNK:
                _complete(model, waiting.pop(model), insert)
        for model, rows in waiting.items():
            _complete(model, rows, insert)


@contextmanager
def _into_sqlite(database: BaseDatabaseWrapper) -> Iterator[Insert]:
    """Insert in one transaction; indexes are made at the end, and rules were kept by whoever made the rows."""
    file: sqlite3.Connection = database.connection

    def insert(model: type[Model], names: list[str], rows: list[tuple[Any, ...]]) -> None:
        columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" for _ in names)
        file.executemany(f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({marks})', rows)  # noqa: S608 - names of tables and columns

    for pragma in ("foreign_keys=OFF", "ignore_check_constraints=ON", "synchronous=OFF", "cache_size=-200000"):
        file.execute(f"PRAGMA {pragma}")
    indexes = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    file.execute("BEGIN")
    for name, _ in indexes:
        file.execute(f'DROP INDEX "{name}"')
    yield insert
    for _, statement in indexes:
        file.execute(statement)
    file.execute("COMMIT")
    file.execute("ANALYZE")
    file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()  # and with it what was switched off


@contextmanager
def _into_postgres(database: BaseDatabaseWrapper) -> Iterator[Insert]:
    """Copy without triggers, then tell the sequences and gather statistics."""
    filled = set()
    with database.cursor() as cursor:

        def insert(model: type[Model], names: list[str], rows: list[tuple[Any, ...]]) -> None:
            filled.add(model._meta.db_table)
            columns = sql.SQL(", ").join(map(sql.Identifier, names))
            table = sql.Identifier(model._meta.db_table)
            with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(table, columns)) as copy:
                for row in rows:
                    copy.write_row(row)

        cursor.execute("SET session_replication_role = replica")
        yield insert
        cursor.execute("SET session_replication_role = DEFAULT")
        for table in sorted(filled):
            sequence = "SELECT setval(pg_get_serial_sequence({}, 'id'), max(id)) FROM {}"
            cursor.execute(sql.SQL(sequence).format(sql.Literal(table), sql.Identifier(table)))
        cursor.execute("VACUUM ANALYZE")


def _complete(model: type[Model], rows: list[dict[str, Any]], insert: Insert) -> None:
    """Insert rows that name some columns; the others hold what an empty form would give."""
    given = list(rows[0])
    others = [field for field in model._meta.concrete_fields if field.attname not in given and not field.primary_key]
    rest = tuple(_empty(field) for field in others)
    insert(model, [*given, *(field.attname for field in others)], [(*row.values(), *rest) for row in rows])


def _empty(field: Any) -> Any:
    if isinstance(field, DateField):
        return None if field.null else MADE_AT
    return field.get_default()


def _digest() -> str:
    digest = hashlib.sha256()
    for name in MADE_FROM:
        for file in sorted((ROOT / name).rglob("*.py")) if (ROOT / name).is_dir() else [ROOT / name]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
