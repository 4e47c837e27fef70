"""Which change sets touched a record."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Max, Q, QuerySet

from ..enums import Status
from ..models import ChangeSet, historical_rows
from .parts import Part, parts_of


def changes_touching(record: models.Model) -> QuerySet[ChangeSet]:
    """Return the change sets that touched the record or what belongs to it, newest first."""
    touched = Q()
    for part in parts_of(type(record)):
        touched |= Q(pk__in=part.rows_of(record).values("change_set"))
    return ChangeSet.objects.filter(touched).select_related("by").order_by("-pk")


def latest_change(record: models.Model, parts: Iterable[Part]) -> ChangeSet | None:
    """Return the last change of the given parts of a record, in two queries."""
    first, *others = [_last(part, record) for part in parts]
    numbers = [row["last"] for row in first.union(*others, all=True) if row["last"]]
    return ChangeSet.objects.select_related("by").get(pk=max(numbers)) if numbers else None


def _last(part: Part, record: models.Model) -> QuerySet[models.Model, dict[str, int]]:
    return part.rows_of(record).order_by().values(part.field).annotate(last=Max("change_set")).values("last")


def was_ever_published(record: models.Model) -> bool:
    """Return whether readers could see the record at any time; its address must then never change."""
    return historical_rows(type(record)).filter(id=record.pk, status=Status.PUBLISHED).exists()
