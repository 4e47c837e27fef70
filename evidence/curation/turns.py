"""One change at a time: who changes the library waits for who began before."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from ..models import ChangeClock


@contextmanager
def turn() -> Iterator[None]:
    """Hold the library's clock from here to the commit, so that no two changes overlap.

    Two changes that lock the same rows in another order would wait for each other, and PostgreSQL would end one of
    them. Whatever locks rows and then opens a change begins here, so the clock is always the first that is locked.
    SQLite does the same by itself (decision 0002).
    """
    with transaction.atomic():
        ChangeClock.objects.select_for_update().get(pk=1)
        yield
