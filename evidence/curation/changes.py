"""The one way to change a record: inside an open change, which is attributed, recorded and told to the index."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import F, Max
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from .. import search
from ..models import ChangeClock, ChangeSet, Curated, IndexChange
from ..models.history import open_change_set
from .turns import turn

KEEP_INDEX_CHANGES = timedelta(days=30)
PRUNE_EVERY = 100
BATCH = 200

AnyModel = TypeVar("AnyModel", bound=models.Model)


class Change:
    """One change set while it is open: saves and removes rows, and remembers which documents they touch."""

    def __init__(self, change_set: ChangeSet):
        self.change_set = change_set
        self.documents: set[tuple[str, int]] = set()
        self.is_empty = True

    def save(self, row: models.Model) -> None:
        """Save a row with its history."""
        stored = type(row)._default_manager.filter(pk=row.pk).first() if row.pk else None
        if stored:
            self._note(type(row), [row.pk], changed_columns(stored, row))
        row.save()
        self._note(type(row), [row.pk], changed_columns(stored, row) if stored else None)

    def remove_link(self, link: models.Model) -> None:
        """Remove a row that only ties records together; its history stays."""
        self._note(type(link), [link.pk])
        link.delete()

    def remove_links(self, model: type[models.Model], ids: list[Any]) -> None:
        """Remove rows of one table of links, in few statements; their history stays."""
        for at in range(0, len(ids), BATCH):
            some = ids[at : at + BATCH]
            self._note(model, some)
            model._default_manager.filter(pk__in=some).delete()

    def erase(self, record: Curated) -> None:
        """Remove a record for good, with its links; the caller sees to its history."""
        self._note(type(record), [record.pk])
        record.delete()

    def create_many(self, model: type[AnyModel], rows: list[AnyModel]) -> list[AnyModel]:
        """Create rows with their history, in few statements."""
        if not rows:
            return []
        created: list[AnyModel] = bulk_create_with_history(
            rows, model, batch_size=BATCH, default_user=self.change_set.by
        )
        self._note(model, [row.pk for row in created])
        return created

    def update_many(self, model: type[AnyModel], rows: list[AnyModel], fields: Iterable[str]) -> None:
        """Update fields of rows with their history, in few statements."""
        if not rows:
            return
        ids, names = [row.pk for row in rows], set(fields)
        self._note(model, ids, names)
        for row in rows:
            if isinstance(row, Curated):  # a bulk update does not set the time by itself
                row.updated_at = timezone.now()
                names.add("updated_at")
        bulk_update_with_history(rows, model, sorted(names), batch_size=BATCH, default_user=self.change_set.by)
        self._note(model, ids, names)

    def _note(self, model: type[models.Model], ids: list[Any], columns: Collection[str] | None = None) -> None:
        self.is_empty = False
        self.documents |= search.documents_touched(model, ids, columns)

    def close(self) -> None:
        """Tell the index what to write anew, in the order of commits; forget a change that changed nothing."""
        if self.is_empty:
            self.change_set.delete()
            return
        number = _next_number()
        IndexChange.objects.bulk_create(
            [
                IndexChange(number=number, change_set=self.change_set, kind=kind, record_id=record_id)
                for kind, record_id in sorted(self.documents)
            ],
            batch_size=1000,
        )
        if number % PRUNE_EVERY == 0:
            _forget_old_index_changes()


@contextmanager
def change(
    *, by: User, action: str, reason: str = "", accepted_by: User | None = None, undoes: ChangeSet | None = None
) -> Iterator[Change]:
    """Open a change: all or nothing, one change set, searchable at once after it is committed.

    ``accepted_by`` is the reviewer who let it go live; ``undoes`` the change that it reverses.
    """
    with turn():
        change_set = ChangeSet.objects.create(
            by=by, action=action, reason=reason, accepted_by=accepted_by, undoes=undoes
        )
        token = open_change_set.set(change_set)
        try:
            current = Change(change_set)
            yield current
            current.close()
        finally:
            open_change_set.reset(token)
        # The change is saved, whatever becomes of the index: a fault there is logged and must not look like one here.
        transaction.on_commit(search.catch_up, robust=True)


def changed_columns(stored: models.Model, row: models.Model) -> set[str]:
    """Return the names of the fields in which a row differs from how it is stored."""
    fields = type(row)._meta.concrete_fields
    return {field.name for field in fields if getattr(stored, field.attname) != getattr(row, field.attname)}


def _next_number() -> int:
    ChangeClock.objects.filter(pk=1).update(number=F("number") + 1)
    return ChangeClock.objects.values_list("number", flat=True).get(pk=1)


def _forget_old_index_changes() -> None:
    old = IndexChange.objects.filter(change_set__at__lt=timezone.now() - KEEP_INDEX_CHANGES)
    last = old.aggregate(last=Max("number"))["last"]
    if last is not None:
        ChangeClock.objects.filter(pk=1).update(forgotten_to=last)
        IndexChange.objects.filter(number__lte=last).delete()
