"""Every test where it belongs: all on SQLite, those with a database again on PostgreSQL, journeys in Chromium.

`python tests/run.py` runs the three parts. `python tests/run.py postgresql -k loops` runs one part with pytest's own
arguments. Plain `pytest` is the SQLite part without its workers.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import chromium
import postgres

NO_TESTS = 5  # pytest's exit code
WORKERS = str((os.cpu_count() or 1) + 1)  # one more than there are cores: many tests wait for other processes
MEMORY, ROOM = Path("/dev/shm"), 4_000_000_000  # noqa: S108 - bytes; a folder that is kept in memory
PARTS = {
    "sqlite": ["-m", "not browser"],
    "postgresql": ["-m", "database and not browser"],
    "browser": ["-m", "browser"],
}


def find_missing(part: str) -> str:
    """Return a sentence on what this part needs and this machine lacks."""
    if part != "sqlite" and not postgres.find_binaries():
        return postgres.MISSING
    if part == "browser" and not chromium.find_chromium():
        return chromium.MISSING
    return ""


def run_part(part: str, arguments: list[str], database: str | None) -> int:
    """Run one part and return pytest's exit code."""
    print(f"\n== {part}", flush=True)
    environment = {**os.environ, **({"TEST_DATABASE_URL": database} if database else {})}
    if part == "browser":
        # Playwright keeps an event loop in the test's thread, where Django would refuse its database.
        environment["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # Some tests take a minute: who has none left takes some of another worker's.
    command = [sys.executable, "-m", "pytest", "-n", WORKERS, "--dist", "worksteal", *PARTS[part], *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


@contextmanager
def prepared_beside(database: str | None) -> Iterator[None]:
    """Make what tests copy on the server while another part runs: else its first tests would wait for it."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "TEST_DATABASE_URL": database or ""}
    command = [sys.executable, "-m", "tests.databases"]
    with subprocess.Popen(command, env=environment) if database else nullcontext():
        yield


@contextmanager
def files_in_memory() -> Iterator[None]:
    """Let temporary files lie in memory where it has room: every save waits for its disk some twenty times."""
    if not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < ROOM:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="evidence-tests-", dir=MEMORY) as folder:
        Path(folder).chmod(0o711)  # the server of PostgreSQL runs in it under an account of its own
        os.environ["TMPDIR"] = tempfile.tempdir = folder
        yield


def run(parts: list[str], arguments: list[str]) -> int:
    """Run the parts that this machine can run; return 0 when none failed and none had to be there."""
    missing = {part: sentence for part in parts if (sentence := find_missing(part))}
    possible = [part for part in parts if part not in missing]
    needs_server = any(part != "sqlite" for part in possible)
    server = postgres.running_postgres(postgres.find_binaries()) if needs_server else nullcontext()
    with server as address, prepared_beside(address if "sqlite" in possible else None):
        codes = {part: run_part(part, arguments, address if part != "sqlite" else None) for part in possible}
    for part, sentence in missing.items():
        print(f"== {part}: NOT RUN. {sentence}")
    failed = [part for part, code in codes.items() if code not in ((0, NO_TESTS) if arguments else (0,))]
    if os.environ.get("CI") == "true":
        failed += missing
    print(
        f"== failed: {', '.join(failed)}" if failed else "== all parts passed" if not missing else "== passed in part"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    # An ended run must still stop its server.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    names = [name for name in sys.argv[1:2] if name in PARTS]
    with files_in_memory():
        code = run(names or list(PARTS), sys.argv[1 + len(names) :])
    sys.exit(code)
