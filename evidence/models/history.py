"""The history of every table: one row a change, pointing to the change set that made it."""

from contextvars import ContextVar
from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

open_change_set: ContextVar[Any] = ContextVar("open_change_set")


class NoOpenChangeSet(Exception):
    """A record was about to change outside an action, so nobody could say who changed it or why."""


def current_change_set_id() -> int:
    """Return the number of the open change set; raise NoOpenChangeSet outside an action."""
    try:
        return open_change_set.get().pk
    except LookupError:
        raise NoOpenChangeSet("Records change only inside an action of evidence.curation.") from None


def current_actor(**_: Any) -> Any:
    """Return who makes the open change set, for the historical row."""
    change_set = open_change_set.get(None)
    return change_set.by if change_set else None


class HistoricalRow(models.Model):
    """What every historical row has besides the record's own fields: the change set that made it."""

    change_set = models.ForeignKey(
        "evidence.ChangeSet", models.PROTECT, related_name="+", default=current_change_set_id, editable=False
    )

    class Meta:
        abstract = True


def history() -> HistoricalRecords:
    """Return the history of one model: one row a change, pointing to its change set."""
    return HistoricalRecords(bases=[HistoricalRow], get_user=current_actor)


def historical_rows(model: type[models.Model]) -> models.QuerySet[Any]:
    """Return the historical rows of a table, each with the change set that made it."""
    rows: models.QuerySet[Any] = model.history.all()  # type: ignore[attr-defined]  # given by history()
    return rows
