"""Undoing: the inverse of a whole change, refused where somebody has built on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, models

from ...enums import Status
from ...models import ChangeSet, Curated, Link, historical_rows
from ..changes import Change, change
from ..errors import Refusal
from ..permissions import Right, check_may
from ..turns import turn

MOST_NAMED = 5
AT_ONCE = 500
LOADS = frozenset({"load starting content", "load vocabularies"})
"""Changes that made a library, on which everything in it stands; they are never undone as a whole."""


class BuiltOn(Refusal):
    """Later changes stand on the one that was to be undone."""


@dataclass(frozen=True)
class PastRow:
    """What a change did to one row: the historical row that it wrote, and the one before."""

    model: type[models.Model]
    now: Any
    before: Any

    @property
    def is_made_record(self) -> bool:
        """Whether the change made a record; that is withdrawn, not removed."""
        return self.before is None and issubclass(self.model, Curated)


def undo_change_set(change_set: ChangeSet, *, by: User, reason: str) -> ChangeSet:
    """Reverse everything that a change did, as one new change, and return it.

    Links come and go; records that the change made are withdrawn, fields get back what they held. Raises BuiltOn,
    naming what, where a later change touched the same rows or ties something to a record that would go.
    """
    check_may_undo(change_set, by=by, reason=reason)
    try:
        with turn():
            rows = _rows_to_reverse(change_set)
            with change(by=by, action="undo", reason=reason.strip(), undoes=change_set) as open_change:
                _take_away([row for row in rows if row.before is None], open_change, reason.strip())
                for row in _last_first([row for row in rows if row.before is not None]):
                    open_change.save(row.before.instance)
    except IntegrityError as error:
        raise BuiltOn(f"The library has changed so that this cannot be reversed any more: {error}") from None
    return open_change.change_set


def check_may_undo(change_set: ChangeSet, *, by: User, reason: str) -> None:
    """Raise NotAllowed without the right, and Refusal without a reason or for what is never undone as a whole."""
    check_may(by, Right.MERGE)
    if not reason.strip():
        raise Refusal("Give a reason; colleagues will see it.")
    if change_set.action in LOADS:
        raise Refusal("What was loaded when the library began is not undone as a whole. Change or withdraw records.")


def rows_touched(change_set: ChangeSet) -> list[tuple[type[models.Model], int]]:
    """Return how many rows of which tables a change touched, records before links."""
    counts = [
        (model, historical_rows(model).filter(change_set=change_set).values("id").distinct().count())
        for model in tracked_models()
    ]
    return sorted(((model, count) for model, count in counts if count), key=lambda found: issubclass(found[0], Link))


def _rows_to_reverse(change_set: ChangeSet) -> list[PastRow]:
    if ChangeSet.objects.filter(undoes=change_set).exists():
        raise Refusal("This change has been undone already.")
    rows = [row for model in tracked_models() for row in _rows_of(model, change_set)]
    if built := _built_on(rows, change_set):
        more = f" and {len(built) - MOST_NAMED} more" if len(built) > MOST_NAMED else ""
        raise BuiltOn(f"Somebody has built on this change: {'; '.join(built[:MOST_NAMED])}{more}. Undo that first.")
    return rows


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
    changed = [pk for pk, past in latest.items() if past.history_type != "+"]
    for at in range(0, len(changed), AT_ONCE):
        older = historical_rows(model).filter(id__in=changed[at : at + AT_ONCE], change_set__lt=change_set)
        for past in older.order_by("history_id"):
            earlier[past.id] = past
    for pk, past in latest.items():
        before = earlier.get(pk)
        yield PastRow(model, past, before if before is None or before.history_type != "-" else None)


def _built_on(rows: list[PastRow], change_set: ChangeSet) -> list[str]:
    """Return what later changes made of the rows of a change, asking once for many rows of a table."""
    found: list[str] = []
    by_model: dict[type[models.Model], list[PastRow]] = {}
    for row in rows:
        by_model.setdefault(row.model, []).append(row)
    for model, some in by_model.items():
        for at in range(0, len(some), AT_ONCE):
            piece = {row.now.id: row for row in some[at : at + AT_ONCE]}
            found += _changed_again(model, piece, change_set)
            if made := {pk: row for pk, row in piece.items() if row.is_made_record and row.now.history_type != "-"}:
                found += _tied_to(model, made, change_set)
    return found


def _changed_again(model: type[models.Model], rows: dict[Any, PastRow], change_set: ChangeSet) -> Iterator[str]:
    later = historical_rows(model).filter(id__in=rows, change_set__gt=change_set).select_related("change_set")
    first: dict[Any, Any] = {}
    for past in later.order_by("history_id"):
        first.setdefault(past.id, past)
    for pk, past in first.items():
        what = f"{model._meta.verbose_name} “{rows[pk].now.history_object}”"
        yield f"{what} was changed again on {past.change_set.at:%-d %B %Y}"


def _tied_to(model: type[models.Model], rows: dict[Any, PastRow], change_set: ChangeSet) -> Iterator[str]:
    """Return what later changes tied to records that the change made."""
    for relation in model._meta.related_objects:
        other = relation.related_model
        if relation.many_to_many or not hasattr(other, "history"):
            continue
        column = relation.field.attname
        made_here = historical_rows(other).filter(change_set=change_set).values("id")
        for tied in other._default_manager.filter(**{f"{column}__in": list(rows)}).exclude(pk__in=made_here):
            owner = rows[getattr(tied, column)].now.history_object
            yield f"{other._meta.verbose_name} “{tied}” now belongs to “{owner}”"


def _last_first(rows: list[PastRow]) -> list[PastRow]:
    """Return the rows in the reverse of the order in which they were written; links before the records that they tie.

    So an identifier that moved from one record to another is let go by the second before the first takes it back.
    """
    return sorted(rows, key=lambda row: (row.now.history_date, issubclass(row.model, Link)), reverse=True)


def _take_away(made: list[PastRow], open_change: Change, reason: str) -> None:
    """Remove the links that the change made and withdraw its records, many at once."""
    ids: dict[type[models.Model], list[Any]] = {}
    for row in made:
        ids.setdefault(row.model, []).append(row.now.id)
    for model, numbers in ids.items():
        if issubclass(model, Link):
            open_change.remove_links(model, numbers)
        elif issubclass(model, Curated):
            for at in range(0, len(numbers), AT_ONCE):
                _withdraw(model, numbers[at : at + AT_ONCE], open_change, reason)


def _withdraw(model: type[Curated], numbers: list[Any], open_change: Change, reason: str) -> None:
    records = list(model._default_manager.filter(pk__in=numbers))
    for record in records:
        record.status, record.withdrawn_reason = Status.WITHDRAWN, reason
    open_change.update_many(model, records, ["status", "withdrawn_reason"])
