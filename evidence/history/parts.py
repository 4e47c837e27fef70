"""Which rows are told together with a record: itself, and the links and records that need it."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from django.db.models import QuerySet

from ..models import historical_rows


@dataclass(frozen=True)
class Part:
    """Rows of one model that belong to the history of a record, and the field by which they name it."""

    model: type[models.Model]
    field: str

    def past(self) -> QuerySet[Any]:
        """Return all historical rows of the model."""
        return historical_rows(self.model)

    def rows_of(self, record: models.Model) -> QuerySet[Any]:
        """Return the historical rows that belong to the record."""
        name = self.field if self.field == "id" else f"{self.field}_id"
        return self.past().filter(**{name: record.pk})


@cache
def parts_of(model: type[models.Model]) -> tuple[Part, ...]:
    """Return the record itself first, then everything whose visibility needs it.

    What needs a record to be visible (an outcome its paper, a link both its ends) is what a reader takes for a part
    of it, so no second list has to be kept.
    """
    needing = [
        Part(relation.related_model, relation.field.name)
        for relation in model._meta.related_objects
        if relation.field.name in getattr(relation.related_model, "needs", ())
    ]
    return (Part(model, "id"), *needing)
