"""The index as one search sees it: opened once a process, brought up to date before each search."""

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import tantivy

from ..models import ChangeClock
from .catalogue import FACETS, loaded_choices
from .catching_up import catch_up
from .choices import Choices
from .folder import IndexMissing, commit_stamp, current_path, open_index
from .keeping_up import known_number

Remembered = TypeVar("Remembered")


@dataclass
class Snapshot:
    """One state of the index, with what is remembered for as long as it lasts: choices, and counts without text."""

    path: Path
    index: tantivy.Index
    number: int
    searcher: tantivy.Searcher
    stamp: tuple[int, int]
    _choices: dict[str, Choices] = field(default_factory=dict)
    _remembered: dict[str, Any] = field(default_factory=dict)
    _kept: dict[str, dict[Hashable, Any]] = field(default_factory=dict)

    def choices(self, facet: str) -> Choices:
        """Return the values of a facet, read once for this state of the library."""
        if facet not in self._choices:
            self._choices[facet] = loaded_choices.find(facet, self.number) or FACETS[facet].load()
        return self._choices[facet]

    def remember(self, name: str, read: Callable[[], Remembered]) -> Remembered:
        """Return something that is read once for this state of the library."""
        if name not in self._remembered:
            self._remembered[name] = read()
        remembered: Remembered = self._remembered[name]
        return remembered

    def kept(self, name: str, *, most: int) -> dict[Hashable, Any]:
        """Return what was kept under a name in this state of the library; beyond the most, the oldest of it goes."""
        kept = self._kept.setdefault(name, {})
        if len(kept) > most:
            for oldest in list(kept)[:-most]:
                kept.pop(oldest, None)  # another thread may have been first
        return kept


class _Memory:
    """The snapshot that this process last saw; threads share it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.latest: Snapshot | None = None


memory = _Memory()


def current_snapshot() -> Snapshot:
    """Return the index with all committed changes, or as near to that as another process has come.

    Raises IndexMissing while there is no index and another process is building it.
    """
    snapshot, _clock = _look()
    if snapshot is None:
        raise IndexMissing("the search index is being built")
    return snapshot


def count_waiting() -> int:
    """Return how many changes the index that searches now use has still to learn."""
    return max(ChangeClock.read() - held_snapshot().number, 0)


def held_snapshot() -> Snapshot:
    """Return the state that this process last saw, without asking whether there is a newer one."""
    return memory.latest or current_snapshot()


def kept_since_change(name: str, *, most: int) -> dict[Hashable, Any]:
    """Return what this process kept under a name since the last change of the library, to be read and added to.

    It may be gathered from the index and the database: while these do not know the same last change, nothing was kept
    and nothing will be.
    """
    snapshot, clock = _look()
    return {} if snapshot is None or snapshot.number < clock else snapshot.kept(name, most=most)


def _look() -> tuple[Snapshot | None, int]:
    """Return the index, brought up to the clock of the database where that is possible at once, and that clock."""
    snapshot = _reload()
    clock = ChangeClock.read()
    if snapshot is None or snapshot.number != clock:
        catch_up(patience=0)
        snapshot = _reload()
    return snapshot, clock


def _reload() -> Snapshot | None:
    """Return the index as it now lies on disk, from memory where it has not changed."""
    with memory.lock:
        path = current_path()
        opened = _opened(path, memory.latest)
        if opened is None and (swapped := current_path()) != path:
            opened = _opened(swapped, memory.latest)
        memory.latest = opened
        return opened


def _opened(path: Path, latest: Snapshot | None) -> Snapshot | None:
    try:
        stamp = commit_stamp(path)
        if latest and latest.path == path and latest.stamp == stamp:
            return latest
        index = latest.index if latest and latest.path == path else open_index(path)
        index.reload()
        snapshot = Snapshot(path, index, known_number(index), index.searcher(), stamp)
    except (IndexMissing, ValueError):
        return None
    # An index is removed after another took its place: where it still has its place, it was there whole when opened.
    return snapshot if current_path() == path else None
