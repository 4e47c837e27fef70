"""Where the values of a facet come from: rows that the public may see, and the one rule that finds them.

The index reads the values of some records (``reading.py``); the database oracle asks for a condition. Both go through
visible rows alone, so a draft never lends its value to another record.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from ..enums import Nation
from ..models import related_model, visible_condition, visible_rows

Values = Iterable[tuple[int, str]]


@dataclass(frozen=True)
class Rows:
    """Values that stand on visible rows of a table; ``owner`` leads from a row to the record that has the value."""

    model: type[models.Model]
    owner: str
    path: str

    def condition(self, values: Collection[str]) -> Q:
        """Return the condition that a record has any of the values."""
        return Q(Exists(self._rows(Q(**{f"{self.path}__in": values, self.owner: OuterRef("pk")}))))

    def watched(self) -> "tuple[Rows, ...]":
        """Return the rows whose change can change a value."""
        return (self,)

    def _rows(self, condition: Q) -> models.QuerySet[Any]:
        # One filter() call: a second one would join a many-valued relation anew and pair unrelated rows.
        return visible_rows(self.model).filter(
            condition & given(self.model, self.path) & visible_along(self.model, self.path)
        )


@dataclass(frozen=True)
class PersonNames:
    """Names of people, each in both orders, or of bodies; ``path`` leads from a row to the one who has the name."""

    model: type[models.Model]
    owner: str
    path: str

    def values(self, ids: Collection[int]) -> Values:
        """Return (record, name) for the given records."""
        rows = visible_rows(self.model).filter(**{f"{self.owner}__in": ids})
        parts = (f"{self.path}__{name}" for name in ("family", "given", "literal"))
        for record, family, given_names, literal in rows.values_list(self.owner, *parts):
            for name in {literal or f"{family} {given_names}", literal or f"{given_names} {family}"}:
                yield record, name

    def watched(self) -> tuple[Rows, ...]:
        """Return the rows whose change can change a name."""
        return tuple(Rows(self.model, self.owner, f"{self.path}__{name}") for name in ("family", "given", "literal"))


@dataclass(frozen=True)
class NamedNations:
    """The nations that a text names; "United Kingdom" names all four."""

    model: type[models.Model]
    path: str

    def values(self, ids: Collection[int]) -> Values:
        """Return (record, nation) for the given records."""
        texts = self.model._default_manager.filter(pk__in=ids).order_by().values_list("pk", self.path)
        return ((record, nation) for record, text in texts for nation in nations_in(text))

    def watched(self) -> tuple[Rows, ...]:
        """Return the rows whose change can change a value."""
        return (Rows(self.model, "pk", self.path),)

    def condition(self, values: Collection[str]) -> Q:
        """Return the condition that the text names any of the nations."""
        named = Q(**{f"{self.path}__contains": "United Kingdom"})
        for value in values:
            named |= Q(**{f"{self.path}__contains": str(Nation(value).label)})
        return named


@lru_cache(maxsize=1_000)
def nations_in(text: str) -> tuple[str, ...]:
    """Return the nations that a text names; a library has few such texts."""
    return tuple(nation.value for nation in Nation if str(nation.label) in text or "United Kingdom" in text)


def visible_along(model: type[models.Model], path: str) -> Q:
    """Return the condition that every record on the way along a path is visible."""
    condition, prefix = Q(), ""
    for name in path.split("__")[:-1]:
        model = related_model(model, name)
        prefix += f"{name}__"
        condition &= visible_condition(model, prefix)
    return condition


def given(model: type[models.Model], path: str) -> Q:
    """Return the condition that the value at a path is known."""
    for name in path.split("__")[:-1]:
        model = related_model(model, name)
    field = model._meta.get_field(path.rpartition("__")[2])
    is_empty_text = isinstance(field, models.CharField | models.TextField) and not field.null
    return Q(**{f"{path}__gt": ""}) if is_empty_text else Q(**{f"{path}__isnull": False})
