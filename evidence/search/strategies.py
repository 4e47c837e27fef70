"""Search strategies too long for an address: stored under a short key, for as long as they are used.

Anybody may store one, so what it can cost is bounded: the key is made of the text, a text has at most 100 KB, and the
library keeps at most 2,000 (200 MB), of which the longest unused make room for a new one.
"""

import hashlib
from datetime import timedelta

from django.utils import timezone

from ..models import StoredQuestion
from .language import parse

MOST_BYTES = 100_000
MOST_KEPT = 2_000
DAYS_KEPT = 90
KEY_LENGTH = 20


class StrategyTooLong(Exception):
    """A strategy is longer than the library takes; ``size`` is its number of bytes."""

    def __init__(self, size: int):
        super().__init__(f"{size} bytes")
        self.size = size


class StrategyGone(Exception):
    """An address names a strategy that is not, or no longer, stored."""


def store_strategy(text: str) -> str:
    """Store a strategy and return its key. Raises StrategyTooLong above 100 KB."""
    readable = readable_strategy(text)
    size = len(readable.encode())
    if size > MOST_BYTES:
        raise StrategyTooLong(size)
    key = hashlib.sha256(readable.encode()).hexdigest()[:KEY_LENGTH]
    _make_room()
    StoredQuestion.objects.update_or_create(key=key, defaults={"text": readable, "last_used": timezone.localdate()})
    return key


def readable_strategy(text: str) -> str:
    """Return a strategy line by line, without what cannot be printed."""
    return "\n".join(_without_controls(line).strip() for line in text.splitlines()).strip()


def needs_its_lines(text: str) -> bool:
    """Return whether a text asks something else when its lines become one, as one with numbered lines may."""
    readable = readable_strategy(text)
    return "\n" in readable and parse(readable).tree != parse(" ".join(readable.split())).tree


def read_strategy(key: str) -> str:
    """Return a stored strategy and note, at most once a day, that it is used. Raises StrategyGone."""
    today = timezone.localdate()
    found = StoredQuestion.objects.filter(key=_without_controls(key)).first()
    if found is None or found.last_used < today - timedelta(days=DAYS_KEPT):
        raise StrategyGone(key)
    if found.last_used < today:
        StoredQuestion.objects.filter(key=key).update(last_used=today)
    return found.text


def _make_room() -> None:
    """Remove what has not been used for 90 days and, where the store is full, what was not used for longest."""
    stored = StoredQuestion.objects
    stored.filter(last_used__lt=timezone.localdate() - timedelta(days=DAYS_KEPT)).delete()
    kept = stored.order_by("-last_used", "key").values_list("pk", flat=True)
    stored.filter(pk__in=list(kept[MOST_KEPT - 1 : MOST_KEPT + 100])).delete()


def _without_controls(line: str) -> str:
    """Return a line without what cannot be printed, which no database takes."""
    return "".join(c if c.isprintable() else " " for c in line)
