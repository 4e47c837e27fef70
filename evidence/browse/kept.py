"""What a page gathered, kept in the process until anything in the library changes: docs/decisions/0015."""

from collections.abc import Callable, Hashable
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from ..search import kept_since_change

MOST_KEPT = 500  # pages, of some 40 KB each


def gathered(page: Hashable, gather: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what a page shows whoever reads it: gathered now, or kept since the last change of the library."""
    pages = kept_since_change("pages", most=MOST_KEPT)
    key = (page, get_language(), timezone.localdate())  # citations name the day on which they are read
    found: dict[str, Any] | None = pages.get(key)
    if found is None:
        found = pages[key] = gather()
    return found
