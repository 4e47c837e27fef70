"""Going back to how a record stood at an earlier time, as a change like any other."""

from typing import Any

from django.contrib.auth.models import User
from django.db import models

from ...history import parts_of
from ...models import ChangeSet, Curated, Link
from ..errors import NotComplete
from ..rows import PlainRow, proposed_fields
from .proposing import propose
from .writing import is_public, save_records


def rows_to_restore(record: models.Model, as_of: ChangeSet) -> list[PlainRow]:
    """Return what would make the record and its links what they were right after a change."""
    rows: list[PlainRow] = []
    for part in parts_of(type(record)):
        if part.field != "id" and not issubclass(part.model, Link):
            continue
        then = _as_of(part, record, as_of)
        own = part.field if part.field == "id" else f"{part.field}_id"
        now = {row.pk: row for row in part.model._default_manager.filter(**{own: record.pk})}
        rows += [PlainRow(_name(part.model), pk, is_removed=True) for pk in now.keys() - then.keys()]
        for pk, past in sorted(then.items()):
            rows += _difference(part.model, past, now.get(pk))
    return rows


def restore_version(record: models.Model, as_of: ChangeSet, *, by: User, reason: str) -> Any:
    """Restore a version: at once where nobody sees the record yet, otherwise as a work for a reviewer.

    Returns the work, or None where it was done at once. Raises NotComplete where nothing would change.
    """
    rows = rows_to_restore(record, as_of)
    if not rows:
        raise NotComplete("The record already stands as it did then.")
    if isinstance(record, Curated) and is_public(record):
        title = f"{record}: as on {as_of.at:%-d %B %Y}"
        return propose(rows, by=by, form="version", title=title, reason=reason, about=record)
    save, remove = _instances(rows)
    save_records(by=by, save=save, remove=remove, action="restore version", reason=reason)
    return None


def _as_of(part: Any, record: models.Model, as_of: ChangeSet) -> dict[Any, Any]:
    """Return the rows of a part as they stood after a change; those that were gone by then are left out."""
    latest: dict[Any, Any] = {}
    for past in part.rows_of(record).filter(change_set__lte=as_of).order_by("history_id"):
        latest[past.id] = past
    return {pk: past for pk, past in latest.items() if past.history_type != "-"}


def _difference(model: type[models.Model], past: Any, now: models.Model | None) -> list[PlainRow]:
    then = {field.name: getattr(past, field.attname) for field in proposed_fields(model)}
    if now is None:
        return [PlainRow(_name(model), f"again-{model._meta.model_name}-{past.id}", then)]
    base = {field.name: getattr(now, field.attname) for field in proposed_fields(model)}
    changed = [name for name in then if then[name] != base[name]]
    if not changed:
        return []
    return [PlainRow(_name(model), now.pk, {n: then[n] for n in changed}, {n: base[n] for n in changed})]


def _instances(rows: list[PlainRow]) -> tuple[list[models.Model], list[models.Model]]:
    save: list[models.Model] = []
    remove: list[models.Model] = []
    for row in rows:
        model = row.model_class
        record = model() if row.is_new else model._default_manager.get(pk=row.key)
        for name, value in row.values.items():
            setattr(record, model._meta.get_field(name).attname, value)  # type: ignore[union-attr]
        (remove if row.is_removed else save).append(record)
    return save, remove


def _name(model: type[models.Model]) -> str:
    return str(model._meta.model_name)
