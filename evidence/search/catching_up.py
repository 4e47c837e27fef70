"""Keeping up while somebody waits for an answer: never for long, never with an error, never with a flood in the log.

Whoever saved waits a little for the one writer, so that their next search sees the change; whoever searches does not.
What is too much to be written meanwhile is left to a process of its own.
"""

import logging
import subprocess
import sys
import time

from .folder import IndexMissing
from .keeping_up import TooMuchAtOnce, bring_up_to_date
from .writing import IndexUnwritable

log = logging.getLogger(__name__)

PATIENCE = 2.0  # seconds that a save waits while another process writes; one change takes a fiftieth of that
AT_ONCE = 5_000  # documents, some seconds
SHARE = 10  # after a failed attempt, rest this many times as long as it took
BEFORE_ANOTHER_HELPER = 60.0  # seconds


class _Trouble:
    """What last kept this process from writing: told to the log once, not tried again at every request."""

    def __init__(self) -> None:
        self.told = ""
        self.rest_until = 0.0
        self.helper: subprocess.Popen[bytes] | None = None

    def is_resting(self) -> bool:
        return time.monotonic() < self.rest_until

    def rest(self, seconds: float) -> None:
        self.rest_until = time.monotonic() + seconds

    def tell(self, sentence: str) -> None:
        if sentence != self.told:
            log.error("%s", sentence)
        self.told = sentence

    def end(self) -> None:
        if self.told:
            log.warning("The search index can be written again.")
        self.told = ""


trouble = _Trouble()


def catch_up(*, patience: float = PATIENCE) -> None:
    """Write what is waiting to the index, as far as that is possible now. What prevents it is logged, not raised."""
    if trouble.is_resting():
        return
    began = time.monotonic()
    try:
        is_done = bring_up_to_date(patience=patience, most=AT_ONCE)
    except TooMuchAtOnce:
        trouble.rest(BEFORE_ANOTHER_HELPER)
        trouble.helper = _start_helper()
    except IndexUnwritable as refusal:
        trouble.rest(SHARE * (time.monotonic() - began))
        trouble.tell(str(refusal))
    except IndexMissing:
        pass  # it was taken away at this moment; the next search builds it
    else:
        if is_done:
            trouble.end()


def _start_helper() -> subprocess.Popen[bytes]:
    """Leave a long piece of writing to a process of its own; it waits until nobody else does the same."""
    log.warning("The search index has much to learn: another process of the library writes it.")
    return subprocess.Popen(
        [sys.executable, "-m", "django", "reindex", "--if-missing", "--json"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
