"""Keeping the index equal to the database.

The index knows a number: it holds every change up to that one, whole, and nothing of any later one. From there:

- it is usable, and knows the number of the clock: nothing to do;
- it is usable, and behind: the waiting changes are applied to it, in one commit;
- it is missing, unreadable, too far behind, or ahead of a database that was restored: another is built beside it,
  brought up to date and swapped in. Meanwhile the one before, where it is usable, goes on being searched and written.

A process that is killed at any point leaves the database and the index in use as they were at the last commit.
"""

import gc
import logging
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from ..database.moment import one_moment
from ..models import ChangeClock, IndexChange, visible_rows
from .documents import BATCH, DocumentWriter, document_key
from .folder import (
    IndexMissing,
    current_path,
    folder_to_build_in,
    open_index,
    put_in_use,
    remove_folders,
    remove_half_written_files,
    unused_folders,
)
from .kinds import KINDS
from .locks import BUILDING, WRITING, lock
from .schema import STATE_KEY
from .writing import HEAP_OF_BUILD, Writer, create_index, open_writer, plain_refusals

log = logging.getLogger(__name__)

Progress = Callable[[int, int], object]  # documents done, documents in all
Ids = dict[str, list[int]]  # numbers of records, by kind


class TooMuchAtOnce(Exception):
    """There is more to write than was allowed."""


def known_number(index: tantivy.Index) -> int:
    """Return the number of the last change that the index holds. Raises IndexMissing for one that is not whole."""
    searcher = index.searcher()
    query = tantivy.Query.term_query(index.schema, "key", STATE_KEY)
    try:
        hits = searcher.search(query, 1).hits
    except ValueError as error:  # the engine opens a part of an index without its positions, and misses them later
        raise IndexMissing(f"the index cannot be read: {error}") from None
    if not hits:
        raise IndexMissing("the index was not finished")
    return int(searcher.doc(hits[0][1])["sequence"][0])


def find_fault() -> str:
    """Return why the index has to be built anew; nothing when it can be used."""
    try:
        _usable_index()
    except IndexMissing as fault:
        return str(fault)
    return ""


@plain_refusals()
def bring_up_to_date(
    progress: Progress = lambda done, total: None, *, patience: float | None = None, most: int | None = None
) -> bool:
    """Write all waiting changes to the index, or build it; give False when somebody else does it for longer than that.

    Raises IndexUnwritable, and TooMuchAtOnce before writing more than ``most`` documents.
    """
    if find_fault():
        with lock(BUILDING, patience=patience) as is_ours:
            if is_ours and (fault := find_fault()):
                is_first = not current_path().exists()
                _build(progress, most=most)
                log.log(logging.INFO if is_first else logging.WARNING, "The search index was built anew: %s.", fault)
    else:
        with lock(WRITING, patience=patience) as is_ours:
            if is_ours:
                with one_moment():
                    path, index, number = _usable_index()
                    _apply_waiting(index, number, most)
                remove_half_written_files(path)
        with lock(BUILDING, patience=0) as nobody_builds:
            if nobody_builds:
                remove_folders(unused_folders())
    return is_ours


@plain_refusals()
def rebuild(progress: Progress = lambda done, total: None, *, waiting: Callable[[], object] = lambda: None) -> int:
    """Build the whole index beside the one in use, swap it in, and return the number of documents.

    Calls ``waiting`` before it waits for another process that is building one.
    """
    with lock(BUILDING, patience=0) as is_ours:
        if is_ours:
            return _build(progress)
    waiting()
    with lock(BUILDING, patience=None):
        return _build(progress)


def _usable_index() -> tuple[Path, tantivy.Index, int]:
    """Return the index in use and the number it knows. Raises IndexMissing where it has to be built anew."""
    path = current_path()
    index = open_index(path)
    number = known_number(index)
    clock = ChangeClock.objects.get(pk=1)
    if not clock.forgotten_to <= number <= clock.number:
        raise IndexMissing(f"it knows change {number}, the database {clock.number}")
    return path, index, number


def _apply_waiting(index: tantivy.Index, number: int, most: int | None = None) -> None:
    """Write to an index that knows a number what was changed after it. Reads the records anew: may be repeated."""
    latest = ChangeClock.read()
    if latest == number:
        return
    changed = _changed_after(number)
    _check_amount(changed, most)
    with open_writer(index) as writer:
        for kind, ids in _batches(changed):
            for record in ids:
                writer.remove(document_key(kind, record))
        _write(writer, changed, latest)
        writer.finish(latest)


def _build(progress: Progress = lambda done, total: None, *, most: int | None = None) -> int:
    remove_folders(unused_folders())
    with folder_to_build_in() as path:
        index = create_index(path)
        with one_moment():
            number = ChangeClock.read()
            everything = {kind: list(visible_rows(KINDS[kind].model).values_list("pk", flat=True)) for kind in KINDS}
            total = _check_amount(everything, most)
            with open_writer(index, heap=HEAP_OF_BUILD) as writer, _collector_resting():
                _write(writer, everything, number, lambda done: progress(done, total))
                writer.finish(number)
        with lock(WRITING, patience=None), one_moment():
            _apply_waiting(index, number)  # what was changed meanwhile
            put_in_use(path)
    remove_folders(unused_folders())
    return total


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Keep Python from looking for cycles: a build makes millions of values and none of them."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


def _write(writer: Writer, records: Ids, number: int, progress: Callable[[int], object] = lambda done: None) -> None:
    documents, done = DocumentWriter(number), 0
    for kind, ids in _batches(records):
        for document in documents.documents(kind, ids):
            writer.add(document)
        done += len(ids)
        progress(done)


def _changed_after(number: int) -> Ids:
    changed: Ids = defaultdict(list)
    waiting = IndexChange.objects.filter(number__gt=number).order_by("record_id")
    for kind, record in waiting.values_list("kind", "record_id").distinct():
        changed[kind].append(record)
    return changed


def _check_amount(records: Ids, most: int | None) -> int:
    total = sum(map(len, records.values()))
    if most is not None and total > most:
        raise TooMuchAtOnce
    return total


def _batches(records: Ids) -> Iterator[tuple[str, list[int]]]:
    for kind, ids in records.items():
        for start in range(0, len(ids), BATCH):
            yield kind, ids[start : start + BATCH]
