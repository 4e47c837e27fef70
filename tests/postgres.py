"""A PostgreSQL server of the tests' own: a temporary folder, a socket in it, and nothing left afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

MISSING = "PostgreSQL is not installed. On Debian and Ubuntu: apt install postgresql"


def find_binaries() -> Path | None:
    """Return the folder of the newest installed server."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def running_postgres(binaries: Path):
    """Yield the address of a fresh server; it is stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="evidence-tests-"))
    as_server = []
    if os.geteuid() == 0:
        # The server refuses to run as root, so the account that came with the package runs it.
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
        as_server = ["runuser", "-u", "postgres", "--"]
    folder.chmod(0o755)
    control = [*as_server, binaries / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log"]
    # Nothing here outlives the run, so nothing need reach the disk.
    settings = (
        f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c full_page_writes=off -c jit=off"
        " -c synchronous_commit=off -c wal_level=minimal -c max_wal_senders=0 -c autovacuum=off"
    )
    try:
        create = [*as_server, binaries / "initdb", "-D", folder / "data", "-A", "trust", "-U", "postgres", "-E", "UTF8"]
        _run([*create, "--no-sync", "--locale=C.UTF-8"], folder)
        _run([*control, "-o", settings, "start"], folder)
        yield f"postgres://postgres@/postgres?host={folder}"
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            _run([*control, "-m", "immediate", "stop"], folder)
        shutil.rmtree(folder)


def _run(command: list, folder: Path) -> None:
    # Output goes to a file: a server that inherited a pipe would keep it open.
    with (folder / "commands.log").open("ab") as log:
        try:
            subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=True)
        except subprocess.CalledProcessError:
            print((folder / "commands.log").read_text())
            raise
