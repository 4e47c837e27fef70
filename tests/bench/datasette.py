"""The same questions through Datasette, on one wide table of the same records with a full-text index.

Datasette is installed for the benchmark alone, into a folder of its own under var/bench. It does less: it ranks
nothing, cuts no snippets, lets a choice narrow its own facet's counts, and knows no pairs; where filters are chosen its
answer is therefore another one and is not compared.
"""

import json
import sqlite3
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from evidence.models import visible_rows
from evidence.search.catalogue import FACETS
from evidence.search.gathering import Gatherer
from evidence.search.kinds import KINDS
from tests.serving import find_free_port, stop, wait_until_alive
from tests.settings import ROOT

from .questions import BEST, Answer, Question

HOME = ROOT / "var" / "bench" / "datasette"
VERSION = "0.65.5"
SETTINGS = {"sql_time_limit_ms": 60_000, "facet_time_limit_ms": 60_000, "max_returned_rows": 5_000, "suggest_facets": 0}
BATCH = 1_000


@contextmanager
def running_datasette(folder: Path) -> Iterator["Datasette | None"]:
    """Serve the library of this process with Datasette; give None, with a sentence, where it cannot be installed."""
    program = HOME / "bin" / "datasette"
    if not program.exists() and not _install():
        print("Datasette is left out: it could not be installed.")
        yield None
        return
    write_table(folder / "wide.db")
    port, log = find_free_port(), folder / "datasette.log"
    command = [program, "serve", folder / "wide.db", "--port", str(port)]
    for name, value in SETTINGS.items():
        command += ["--setting", name, str(value)]
    with log.open("w") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
        try:
            wait_until_alive(process, f"http://127.0.0.1:{port}", log, seconds=60, path="/-/versions.json")
            yield Datasette(port)
        finally:
            stop(process)


class Datasette:
    """Answers questions over HTTP."""

    def __init__(self, port: int):
        self.address = f"http://127.0.0.1:{port}/wide/record.json"

    def ask(self, question: Question) -> dict[str, Any]:
        """Return what Datasette answers: total, facets and the first rows."""
        asked = [("_size", str(BEST)), ("_facet_size", "max"), ("_facet", "kind")]
        asked += [("_facet_array", name) for name in FACETS]
        asked += [(f"{name}__arraycontains", value) for name, values in question.chosen.items() for value in values]
        if question.text:
            asked += [("_search", question.text), ("_searchmode", "raw")]
        else:
            asked += [("_sort", "title")]
        with urllib.request.urlopen(f"{self.address}?{urllib.parse.urlencode(asked)}") as answer:  # noqa: S310 - loopback
            return json.load(answer)

    @staticmethod
    def read(answer: dict[str, Any]) -> Answer:
        """Return its answer in the form of the others."""
        facets = answer["facet_results"]
        counts = {
            name: {row["value"]: row["count"] for row in facets[name]["results"]}
            for name in ("kind", *FACETS)
            if name in facets
        }
        return Answer(answer["filtered_table_rows_count"], counts, [])


def write_table(path: Path) -> None:
    """Write all visible records as rows of one table: a column of values for each facet, and a full-text index."""
    path.unlink(missing_ok=True)
    choices = {name: facet.load() for name, facet in FACETS.items()}
    columns = ", ".join(
        ["id INTEGER PRIMARY KEY", "kind TEXT", "title TEXT", "text TEXT", *(f"{name} TEXT" for name in FACETS)]
    )
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"CREATE TABLE record ({columns})")
        marks = ", ".join("?" for _ in range(3 + len(FACETS)))
        insert = f"INSERT INTO record (kind, title, text, {', '.join(FACETS)}) VALUES ({marks})"  # noqa: S608 - names of facets
        for kind, description in KINDS.items():
            gatherer = Gatherer(kind, choices)
            ids = list(visible_rows(description.model).order_by("id").values_list("id", flat=True))
            for start in range(0, len(ids), BATCH):
                rows = [
                    (
                        kind,
                        " ".join(mine["title"]),
                        " ".join(mine["statement"]),
                        *(json.dumps(sorted(mine[name])) for name in FACETS),
                    )
                    for mine in gatherer.gather(ids[start : start + BATCH]).values()
                ]
                file.executemany(insert, rows)
        file.execute('CREATE VIRTUAL TABLE record_fts USING fts5(title, text, content="record", content_rowid="id")')
        file.execute("INSERT INTO record_fts (record_fts) VALUES ('rebuild')")
        file.execute("CREATE INDEX record_kind ON record (kind)")
        file.execute("CREATE INDEX record_title ON record (title)")
        file.commit()


def _install() -> bool:
    made = subprocess.run([sys.executable, "-m", "venv", HOME], check=False)
    install = [HOME / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", f"datasette=={VERSION}"]
    return made.returncode == 0 and subprocess.run(install, check=False).returncode == 0
