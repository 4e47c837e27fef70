"""Holding a lock of the index as another process would."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from evidence.search.folder import home


@contextmanager
def somebody_else(holding: str) -> Iterator[None]:
    """Hold one of the locks of the index meanwhile."""
    home().mkdir(parents=True, exist_ok=True)
    with (home() / holding).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
