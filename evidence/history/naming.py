"""Historical values in words: the label of a choice, the name of a linked record, the text itself."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

# Numbers and times of the tables; the change set itself says when.
NOT_TOLD = frozenset({"id", "created_at", "updated_at"})
NO_ROWS: dict[Any, models.Model] = {}


def field_label(field: Any) -> str:
    """Return the field's name as forms show it."""
    return str(field.verbose_name)[:1].upper() + str(field.verbose_name)[1:]


class Names:
    """The linked records that some historical rows name, fetched with one query for each kind."""

    def __init__(self, rows: Iterable[Any]):
        wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
        for row in rows:
            for field in row.instance_type._meta.concrete_fields:
                if field.is_relation and (key := getattr(row, field.attname)) is not None:
                    wanted[field.related_model].add(key)
        self.known = {model: model._default_manager.in_bulk(keys) for model, keys in wanted.items()}

    def word(self, field: Any, row: Any) -> str:
        """Return the field's value in a historical row; empty where there is none."""
        return in_words(field, getattr(row, field.attname) if row is not None else None, self.known)


def in_words(field: Any, value: Any, known: Mapping[Any, Mapping[Any, Any]]) -> str:
    """Return the value of a column in words; ``known`` holds the linked records by their table and number."""
    if value is None or value == "":
        return ""
    if field.is_relation:
        return str(known.get(field.related_model, NO_ROWS).get(value, f"no. {value}"))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(dict(field.flatchoices).get(value, value))
