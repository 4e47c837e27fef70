"""`make bench SIZE=20k|200k|1m`: the pages, then the search beside its alternatives on a synthetic library."""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack

from tests.postgres import MISSING, find_binaries, running_postgres
from tests.settings import ROOT

from .sizes import SIZES, SMALL


def main(size: str) -> int:
    """Give each benchmark a folder and a PostgreSQL server of its own, and run it; return 1 where one failed."""
    if size not in SIZES:
        print(f"SIZE is one of {', '.join(SIZES)}.")
        return 2
    kept = ROOT / "var" / "bench"
    kept.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="run-", dir=kept))
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
            "BENCH_SQLITE": f"{folder}/library.sqlite3",
            "BENCH_INDEX": f"{folder}/index",
        }
        if binaries := find_binaries():
            environment["BENCH_POSTGRES"] = stack.enter_context(running_postgres(binaries))
            _migrate(environment["BENCH_POSTGRES"])
        else:
            print(f"PostgreSQL is left out. {MISSING}")
        codes = [_run("pages", {**os.environ})] if size == SMALL else []
        codes.append(_run("search", environment, size))
    return int(any(codes))


def _migrate(address: str) -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "TEST_DATABASE_URL": address}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, env=environment, check=True)


def _run(module: str, environment: dict[str, str], *arguments: str) -> int:
    command = [sys.executable, "-m", f"tests.bench.{module}", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else SMALL))
