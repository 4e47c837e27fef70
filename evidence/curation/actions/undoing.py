"""Undoing: the inverse of a whole change, refused where somebody has built on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction

from ...enums import Status
from ...models import ChangeSet, Curated, Link, historical_rows
from ..changes import Change, change
from ..errors import Refusal
from ..permissions import Right, check_may

MOST_NAMED = 5


class BuiltOn(Refusal):
    """Later changes stand on the one that was to be undone."""


@dataclass(frozen=True)
class PastRow:
    """What a change did to one row: the historical row that it wrote, and the one before."""

    model: type[models.Model]
    now: Any
    before: Any


def undo_change_set(change_set: ChangeSet, *, by: User, reason: str) -> ChangeSet:
    """Reverse everything that a change did, as one new change, and return it.

    Links come and go; records that the change made are withdrawn, fields get back what they held. Raises BuiltOn,
    naming what, where a later change touched the same rows or ties something to a record that would go.
    """
    check_may(by, Right.MERGE)
    if not reason.strip():
        raise Refusal("Give a reason; colleagues will see it.")
    if ChangeSet.objects.filter(undoes=change_set).exists():
        raise Refusal("This change has been undone already.")
    rows = [row for model in tracked_models() for row in _rows_of(model, change_set)]
    if built := [sentence for row in rows for sentence in _built_on(row, change_set)]:
        more = f" and {len(built) - MOST_NAMED} more" if len(built) > MOST_NAMED else ""
        raise BuiltOn(f"Somebody has built on this change: {'; '.join(built[:MOST_NAMED])}{more}. Undo that first.")
    try:
        with (
            transaction.atomic(),
            change(by=by, action="undo", reason=reason.strip(), undoes=change_set) as open_change,
        ):
            for row in _last_first(rows):
                _reverse(row, open_change, reason.strip())
    except IntegrityError as error:
        raise BuiltOn(f"The library has changed so that this cannot be reversed any more: {error}") from None
    return open_change.change_set


def tracked_models() -> list[type[models.Model]]:
    """Return every table with a history."""
    return [model for model in apps.get_app_config("evidence").get_models() if hasattr(model, "history")]


def _rows_of(model: type[models.Model], change_set: ChangeSet) -> Iterator[PastRow]:
    """Return what the change did to the rows of a table: of a row that it wrote twice, the first and the last."""
    written = historical_rows(model).filter(change_set=change_set).order_by("history_id")
    latest: dict[Any, Any] = {}
    for past in written:
        latest[past.id] = past
    if not latest:
        return
    earlier: dict[Any, Any] = {}
    older = historical_rows(model).filter(id__in=latest, change_set__lt=change_set).order_by("history_id")
    for past in older:
        earlier[past.id] = past
    for pk, past in latest.items():
        before = earlier.get(pk)
        yield PastRow(model, past, before if before is None or before.history_type != "-" else None)


def _built_on(row: PastRow, change_set: ChangeSet) -> Iterator[str]:
    later = historical_rows(row.model).filter(id=row.now.id, change_set__gt=change_set).select_related("change_set")
    if last := later.order_by("history_id").first():
        what = f"{row.model._meta.verbose_name} “{row.now.history_object}”"
        yield f"{what} was changed again on {last.change_set.at:%-d %B %Y}"
    if row.before is None and row.now.history_type != "-":
        yield from _tied_to(row, change_set)


def _tied_to(row: PastRow, change_set: ChangeSet) -> Iterator[str]:
    """Return what later changes tied to a row that the change made."""
    for relation in row.model._meta.related_objects:
        other = relation.related_model
        if relation.many_to_many or not hasattr(other, "history"):
            continue
        tied = other._default_manager.filter(**{relation.field.name: row.now.id})
        made_here = historical_rows(other).filter(change_set=change_set).values("id")
        for found in tied.exclude(pk__in=made_here)[:1]:
            yield f"{other._meta.verbose_name} “{found}” now belongs to “{row.now.history_object}”"


def _last_first(rows: list[PastRow]) -> list[PastRow]:
    """Return the rows in the reverse of the order in which they were written; links before the records that they tie.

    So an identifier that moved from one record to another is let go by the second before the first takes it back.
    """
    return sorted(rows, key=lambda row: (row.now.history_date, issubclass(row.model, Link)), reverse=True)


def _reverse(row: PastRow, open_change: Change, reason: str) -> None:
    record = row.model._default_manager.filter(pk=row.now.id).first()
    if row.before is not None:
        open_change.save(row.before.instance)
    elif isinstance(record, Link):
        open_change.remove_link(record)
    elif isinstance(record, Curated):
        record.status, record.withdrawn_reason = Status.WITHDRAWN, reason
        open_change.save(record)
