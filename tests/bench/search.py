"""This search beside its alternatives on one synthetic library: the same questions, by turns, in one run and one table.

Asked are this search through its front, ordinary Django queries on SQLite and on PostgreSQL, Datasette (20k), and
tantivy by hand on the same index. Answers that are not the same end the run with an error.
"""

import shutil
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from django.conf import settings
from django.db import connections

from evidence.search import search
from evidence.search.catalogue import FACETS
from evidence.search.folder import current_path

from . import hostile, libraries, ordinary, pages, saving, tables
from .datasette import running_datasette
from .measuring import Engine, measure
from .processes import run
from .questions import QUESTIONS, Question, read_results
from .raw import RawTantivy
from .sizes import COMPARED, SIZES, SMALL
from .synthetic import Synthetic


def main(size: str) -> int:
    """Prepare the library of this size, measure, print; return 1 where answers differed."""
    own = Path(settings.DATABASES["default"]["NAME"])  # before another file is pointed at
    library = _step("synthetic library", lambda: libraries.kept_library(SIZES[size]))
    shutil.copyfile(library, own)
    libraries.point_at(own)
    built = _step("index", lambda: run("build"))
    engines = [
        Engine(tables.OURS, lambda question: search(question.criteria), read_results),
        Engine(tables.RAW, RawTantivy(current_path(), ["kind", *FACETS])),
    ]
    if size in COMPARED:
        engines.append(Engine(tables.SQLITE, ordinary.OrdinaryDjango("default")))
    if size in COMPARED and "postgresql" in settings.DATABASES:
        _step("the same on PostgreSQL", lambda: libraries.fill(connections["postgresql"], Synthetic(SIZES[size])))
        _step("its text indexes", lambda: ordinary.add_text_indexes("postgresql"))
        engines.append(Engine(tables.POSTGRES, ordinary.OrdinaryDjango("postgresql")))
    with ExitStack() as stack:
        if size == SMALL and (datasette := stack.enter_context(running_datasette(own.parent))):
            engines.append(Engine(tables.DATASETTE, datasette.ask, datasette.read, honours_choices=False))
        timings = _step("questions", lambda: measure(engines, QUESTIONS))
    disk = sum(file.stat().st_size for file in settings.INDEX_DIR.rglob("*") if file.is_file())
    figures = {
        "size": size,
        "built": built,
        "index": disk,
        "database": library.stat().st_size,
        "memory": run("serve"),
        "saved": _step("saving", saving.measure),
    }
    code = tables.show(timings, figures)
    if size == SMALL:
        with pages.serving(own.parent, f"sqlite:///{own}", "--no-starter", "--no-migrate") as port:
            pages.measure(port, pages.OVERVIEWS, rounds=1, warm_up=0)  # the first view, with nothing kept
            pages.measure(port, pages.OVERVIEWS, rounds=5, warm_up=2)  # two workers keep their own
            pages.measure_plan(port)
            hostile.measure(port)
            pages.measure(port, {f"results, {question.name}": _address(question) for question in QUESTIONS})
    return code


def _address(question: Question) -> str:
    query = question.criteria.query_string()
    return f"/search/?{query}"


def _step(name: str, do: Callable):
    start = time.perf_counter()
    done = do()
    print(f"... {name}: {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
    return done


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
