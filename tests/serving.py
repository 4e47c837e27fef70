"""The library as an operator runs it: `manage.py serve` in a process of its own, with its own database."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from tests.settings import ENVIRONMENT, ROOT


def find_free_port() -> int:
    """Return a port that nothing uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_alive(process: subprocess.Popen, url: str, log: Path, *, seconds: int, path: str = "/healthz") -> None:
    """Return when a page answers that always does; fail with the process's own words when it ends or stays silent."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}{path}", timeout=2) as answer:  # noqa: S310 - a loopback address
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"{url} did not come up:\n{log.read_text()}")


def stop(process: subprocess.Popen) -> None:
    """End the process as an operator would, and by force when it does not listen."""
    process.terminate()
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@dataclass
class Site:
    """A running library: its address, and its commands in the same environment."""

    url: str
    environment: dict
    log: Path

    def manage(self, *arguments: str) -> str:
        """Run a management command against this library and return what it printed."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def make_environment(*, port: int, database: str, folder: Path, static: Path) -> dict:
    """Return the environment of a library of its own, with nothing of the developer's."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    own = {
        "DATABASE_URL": database,
        "INDEX_DIR": str(folder / "index"),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "STATIC_ROOT": str(static),
        "VAR_DIR": str(folder),
    }
    return {**kept, **ENVIRONMENT, **own}
