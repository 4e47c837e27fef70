"""Writing to an index: what is written together becomes readable together, and what prevents it is said plainly."""

import errno
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import tantivy
from django.conf import settings

from .schema import STATE_KEY, build_schema, register_analyzers

HEAP, HEAP_OF_BUILD = 50_000_000, 300_000_000  # bytes; when they are full, a part of the index is written

_FREE_SPACE = "Free some space where it lies ({folder})"
_ALLOW_WRITING = "Let the library's account write in {folder}"
_CLEAR_PLACE = "Let INDEX_DIR ({folder}) name a folder"
_ADVICE = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), _FREE_SPACE),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), _ALLOW_WRITING),
    **dict.fromkeys((errno.ENOTDIR, errno.EEXIST, errno.EISDIR), _CLEAR_PLACE),
}


class IndexUnwritable(Exception):
    """The index cannot be written; the text says why, and what to do."""

    def __init__(self, number: int | None, cause: str):
        advice = _ADVICE.get(number or 0, "Mend that, or delete {folder}").format(folder=settings.INDEX_DIR)
        super().__init__(
            f"The search index cannot be written: {cause}. {advice}; nothing is lost, "
            "and the next search after that brings it up to date."
        )


@contextmanager
def plain_refusals() -> Iterator[None]:
    """Say what the file system refuses as what it means for the index."""
    try:
        yield
    except OSError as error:
        raise IndexUnwritable(error.errno, error.strerror or str(error)) from error


def create_index(path: Path) -> tantivy.Index:
    """Make an empty index in an empty folder."""
    index: tantivy.Index = _ask(tantivy.Index, build_schema(), str(path))
    register_analyzers(index)
    return index


class Writer:
    """The one writer of an index, while it is open."""

    def __init__(self, index: tantivy.Index, heap: int):
        self._engine: tantivy.IndexWriter = _ask(index.writer, heap, 1)
        # A writer that was killed, or stopped by a full disk, may have left the very file that this one will write,
        # and the engine refuses to write over it.
        _ask(self._engine.garbage_collect_files)

    def remove(self, key: str) -> None:
        """Take out the document of a key, if there is one."""
        self._tell(self._engine.delete_documents_by_term, "key", key)

    def add(self, document: tantivy.Document) -> None:
        """Put in a document."""
        self._tell(self._engine.add_document, document)

    def finish(self, number: int) -> None:
        """Commit the documents and the number together, so that one is never there without the other."""
        state = tantivy.Document()
        state.add_text("key", STATE_KEY)
        state.add_integer("sequence", number)
        self.remove(STATE_KEY)
        self.add(state)
        _ask(self._engine.commit)

    def close(self) -> None:
        """Wait for what the engine does in the background, and let the next writer in."""
        with suppress(ValueError, RuntimeError):  # it has said already why it stopped
            self._engine.wait_merging_threads()

    def _tell(self, action: Callable[..., Any], *arguments: Any) -> None:
        try:
            action(*arguments)
        except ValueError:  # the engine has stopped; a commit cannot succeed, but is refused with the reason
            _ask(self._engine.commit)
            raise


@contextmanager
def open_writer(index: tantivy.Index, *, heap: int = HEAP) -> Iterator[Writer]:
    """Open the one writer of an index; what is not finished inside is forgotten."""
    writer = Writer(index, heap)
    try:
        yield writer
    finally:
        writer.close()


def _ask(action: Callable[..., Any], *arguments: Any) -> Any:
    """Ask the engine for something. Raises IndexUnwritable with the operating system's reason for a refusal."""
    try:
        return action(*arguments)
    except ValueError as error:
        number = _error_number(str(error))
        raise IndexUnwritable(number, os.strerror(number) if number else str(error).rstrip(".")) from error


def _error_number(text: str) -> int | None:
    found = re.search(r"(?:os error |code: )(\d+)", text)
    return int(found[1]) if found else None
