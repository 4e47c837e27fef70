"""Where the index lies on disk: named by schema and engine version, built beside the one in use and swapped whole."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import tantivy
from django.conf import settings

from .schema import SCHEMA_VERSION, register_analyzers

ENGINE_VERSION = version("tantivy")
OTHER_VERSIONS_KEPT = 24 * 60 * 60  # seconds since they were last written: two versions may run during an upgrade


class IndexMissing(Exception):
    """There is no readable index; it has to be built."""


def home() -> Path:
    """Return the folder of this schema and engine version."""
    return Path(settings.INDEX_DIR) / f"schema{SCHEMA_VERSION}-tantivy{ENGINE_VERSION}"


def current_path() -> Path:
    """Return the folder of the index in use; a name that nothing bears where there is none."""
    try:
        return home() / (home() / "current").readlink()
    except OSError:
        return home() / "none"


def open_index(path: Path) -> tantivy.Index:
    """Open an index. Raises IndexMissing when it is not there or cannot be read."""
    if not path.exists():
        raise IndexMissing("there is none in use")
    try:
        index = tantivy.Index.open(str(path))
    except ValueError as error:
        raise IndexMissing(f"the index in {path.name} cannot be read: {error}") from None
    register_analyzers(index)
    return index


def commit_stamp(path: Path) -> tuple[int, int]:
    """Return what changes with every commit: the engine replaces its list of segments whole."""
    try:
        listed = path.joinpath("meta.json").stat()
    except OSError as error:
        raise IndexMissing(f"no index can be read: {error.strerror}") from None
    return listed.st_ino, listed.st_mtime_ns


@contextmanager
def folder_to_build_in() -> Iterator[Path]:
    """Give an empty folder beside the index in use, and leave nothing of it when the building fails."""
    path = home() / f"index-{time.time_ns()}"
    path.mkdir(parents=True)
    try:
        yield path
    except BaseException:  # a build that was stopped by hand, too
        shutil.rmtree(path, ignore_errors=True)
        raise


def put_in_use(path: Path) -> None:
    """Swap to a built index in one step. Only one process builds at a time, so the link's name is free."""
    pointer = home() / "current-next"
    pointer.unlink(missing_ok=True)
    pointer.symlink_to(path.name)
    pointer.replace(home() / "current")


def unused_folders() -> list[Path]:
    """Return what was swapped out, what a killed process left half built, and what other versions wrote long ago.

    To be asked and acted upon only while nobody else builds.
    """
    current, kept_since = current_path(), time.time() - OTHER_VERSIONS_KEPT
    beside = [path for path in home().glob("index-*") if path != current]
    others = [path for path in home().parent.glob("schema*-tantivy*") if path != home()]
    return beside + [path for path in others if _last_written(path) < kept_since]


def _last_written(version_folder: Path) -> float:
    """Return when something of another version was last written: a lock is opened anew by each that takes it."""
    return max((file.stat().st_mtime for file in (version_folder, *version_folder.glob("*lock"))), default=0.0)


def remove_half_written_files(path: Path) -> None:
    """Remove what a killed writer left, to be called only by the one writer. Unused segments the engine collects."""
    for file in path.glob(".tmp*"):
        file.unlink(missing_ok=True)


def remove_folders(paths: list[Path]) -> None:
    """Remove folders that nobody uses. Who still reads from one keeps its open files."""
    for path in paths:
        shutil.rmtree(path, ignore_errors=True)
