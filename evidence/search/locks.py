"""Two locks between processes: one writes to the index in use, one builds another beside it."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from .folder import home

WRITING, BUILDING = "writing.lock", "building.lock"  # whoever takes both takes BUILDING first
ASK_AGAIN = 0.005  # seconds


@contextmanager
def lock(name: str, *, patience: float | None) -> Iterator[bool]:
    """Hold a lock; give False when somebody else still holds it after so many seconds. None waits for ever.

    The operating system releases it when its process ends, however it ends.
    """
    home().mkdir(parents=True, exist_ok=True)
    with (home() / name).open("w") as file:
        yield _acquired(file, patience)


def _acquired(file: IO[str], patience: float | None) -> bool:
    if patience is None:
        fcntl.flock(file, fcntl.LOCK_EX)
        return True
    until = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                return False
            time.sleep(ASK_AGAIN)
        else:
            return True
