"""Keeping the index equal to the database: waiting changes, rebuilding, and the number up to which it knows."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable

import tantivy

from ..models import ChangeClock, IndexChange, visible_rows
from .documents import BATCH, DocumentWriter, document_key
from .folder import IndexMissing, create_index, current_path, open_index, put_in_use, writing_lock
from .kinds import KINDS
from .schema import STATE_KEY

log = logging.getLogger(__name__)

HEAP = 50_000_000
Progress = Callable[[int, int], object]  # documents done, documents in all


def known_number(index: tantivy.Index) -> int:
    """Return the number of the last change that the index holds. Raises IndexMissing for one that was not finished."""
    searcher = index.searcher()
    query = tantivy.Query.term_query(index.schema, "key", STATE_KEY)
    hits = searcher.search(query, 1).hits
    if not hits:
        raise IndexMissing("the index was not finished")
    return int(searcher.doc(hits[0][1])["sequence"][0])


def catch_up(*, wait: bool = True) -> None:
    """Write all waiting changes to the index; build it where it is missing, unreadable or too far behind.

    Reads the records anew, so it may be repeated. Without waiting, leaves the work to the process that holds the lock.
    """
    with writing_lock(wait=wait) as is_ours:
        if not is_ours:
            return
        try:
            index = open_index(current_path())
            number = known_number(index)
        except IndexMissing as reason:
            log.warning("Search index is built anew: %s.", reason)
            _build()
            return
        clock = ChangeClock.objects.get(pk=1)
        if number < clock.forgotten_to or number > clock.number:
            log.warning("Search index is built anew: it knows change %d, the database %d.", number, clock.number)
            _build()
        elif number < clock.number:
            _apply(index, number)


def rebuild(progress: Progress = lambda done, total: None) -> int:
    """Build the whole index beside the one in use, swap it in, and return the number of documents."""
    with writing_lock(wait=True):
        return _build(progress)


def _apply(index: tantivy.Index, number: int) -> None:
    latest = ChangeClock.read()  # before the changes are read: what commits meanwhile stays waiting
    waiting = IndexChange.objects.filter(number__gt=number, number__lte=latest)
    changed: dict[str, list[int]] = defaultdict(list)
    for kind, record in waiting.order_by("record_id").values_list("kind", "record_id").distinct():
        changed[kind].append(record)
    writer = index.writer(HEAP, 1)
    documents = DocumentWriter()
    for kind, ids in changed.items():
        for batch in _batches(ids):
            for record in batch:
                writer.delete_documents_by_term("key", document_key(kind, record))
            for document in documents.documents(kind, batch):
                writer.add_document(document)
    _finish(writer, latest)


def _build(progress: Progress = lambda done, total: None) -> int:
    number = ChangeClock.read()  # before the records are read: what commits meanwhile is applied later
    path, index = create_index()
    ids = {kind: list(visible_rows(KINDS[kind].model).values_list("pk", flat=True)) for kind in KINDS}
    total, done = sum(map(len, ids.values())), 0
    writer = index.writer(HEAP, 1)
    documents = DocumentWriter()
    for kind in KINDS:
        for batch in _batches(ids[kind]):
            for document in documents.documents(kind, batch):
                writer.add_document(document)
            done += len(batch)
            progress(done, total)
    _finish(writer, number)
    put_in_use(path)
    return total


def _finish(writer: tantivy.IndexWriter, number: int) -> None:
    """Commit the documents and the number together, so that one is never there without the other."""
    state = tantivy.Document()
    state.add_text("key", STATE_KEY)
    state.add_integer("sequence", number)
    writer.delete_documents_by_term("key", STATE_KEY)
    writer.add_document(state)
    writer.commit()
    writer.garbage_collect_files()
    writer.wait_merging_threads()


def _batches(ids: list[int]) -> Iterable[list[int]]:
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))
