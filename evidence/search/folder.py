"""Where the index lies on disk: named by schema and engine version, swapped whole, written by one process at a time."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import tantivy
from django.conf import settings

from .schema import SCHEMA_VERSION, build_schema, register_analyzers

ENGINE_VERSION = version("tantivy")


class IndexMissing(Exception):
    """There is no readable index; it has to be built."""


def home() -> Path:
    """Return the folder of this schema and engine version."""
    return Path(settings.INDEX_DIR) / f"schema{SCHEMA_VERSION}-tantivy{ENGINE_VERSION}"


def current_path() -> Path | None:
    """Return the folder of the index in use, or None."""
    try:
        return home() / (home() / "current").readlink()
    except OSError:
        return None


def open_index(path: Path | None) -> tantivy.Index:
    """Open an index. Raises IndexMissing when it is not there or cannot be read."""
    if path is None:
        raise IndexMissing("no index has been built yet")
    try:
        index = tantivy.Index.open(str(path))
    except ValueError as error:
        raise IndexMissing(f"the index in {path.name} cannot be read: {error}") from None
    register_analyzers(index)
    return index


def commit_stamp(path: Path | None) -> tuple[int, int]:
    """Return what changes with every commit: the engine replaces its list of segments whole."""
    try:
        listed = (path or home() / "none").joinpath("meta.json").stat()
    except OSError as error:
        raise IndexMissing(f"no index can be read: {error.strerror}") from None
    return listed.st_ino, listed.st_mtime_ns


def create_index() -> tuple[Path, tantivy.Index]:
    """Make an empty index in a folder of its own, beside the one in use."""
    path = home() / f"index-{time.time_ns()}"
    path.mkdir(parents=True)
    index = tantivy.Index(build_schema(), str(path), reuse=False)
    register_analyzers(index)
    return path, index


def put_in_use(path: Path) -> None:
    """Swap to a built index in one step, and remove the ones before it."""
    pointer = home() / f"current-{os.getpid()}"
    pointer.unlink(missing_ok=True)
    pointer.symlink_to(path.name)
    pointer.replace(home() / "current")
    for old in home().glob("index-*"):
        if old != path:
            shutil.rmtree(old, ignore_errors=True)


@contextmanager
def writing_lock(*, wait: bool) -> Iterator[bool]:
    """Hold the lock of the one writer; without waiting, give False when somebody else holds it.

    The operating system releases it when its process ends, however it ends.
    """
    home().mkdir(parents=True, exist_ok=True)
    with (home() / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
