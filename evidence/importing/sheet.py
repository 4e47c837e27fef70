"""What a file is: which column becomes which field, link or reference."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from .cells import Reader


@dataclass(frozen=True)
class Column:
    """A column that becomes a field of the record."""

    name: str
    field: str
    read: Reader


@dataclass(frozen=True)
class Reference:
    """A column that names another record or term.

    ``matcher`` is called once a run and returns what turns a cell into the slug of the record, or into "" where the
    cell names none. By default the cell is the slug.
    """

    name: str
    field: str
    model: type[models.Model]
    required: bool = False
    matcher: Callable[[], Callable[[str], str]] = lambda: str


@dataclass(frozen=True)
class Links:
    """A column that lists other records or terms, each of which becomes a row of a link table.

    ``read`` turns the cell into the keys of the targets, in order; ``key`` names the target's fields that hold them.
    ``fields`` gives further fields of each link from the row's cells and the position, counted from 1. Where ``make``
    is given, a target that is not there yet is made from its key.
    """

    name: str
    model: type[models.Model]
    owner: str
    target: str
    read: Callable[[str], list[tuple[str, ...]]]
    key: tuple[str, ...] = ("slug",)
    fields: Callable[[dict[str, str], int], dict[str, Any]] = lambda cells, position: {}
    make: Callable[[tuple[str, ...]], models.Model] | None = None


@dataclass(frozen=True)
class Members:
    """A column that lists records which belong to this one; ``field`` is their reference to it."""

    name: str
    model: type[models.Model]
    field: str
    read: Callable[[str], list[str]]


@dataclass(frozen=True)
class Sheet:
    """A file, the records that its rows are, and what becomes of every column.

    ``key`` names the fields by which a row is matched with what is there. A sheet that does not create only adds to
    records that other sheets made. ``derive`` gives further fields from the values and cells of a row.
    """

    file: str
    model: type[models.Model]
    columns: tuple[Column, ...] = ()
    references: tuple[Reference, ...] = ()
    links: tuple[Links, ...] = ()
    members: tuple[Members, ...] = ()
    key: tuple[str, ...] = ("slug",)
    creates: bool = True
    derive: Callable[[dict[str, Any], dict[str, str]], dict[str, Any]] = lambda values, cells: {}
    left_out: dict[str, str] = field(default_factory=dict)

    def column_names(self) -> set[str]:
        """Return the columns that the file must have, no more and no fewer."""
        return set(self.column_order())

    def column_order(self) -> list[str]:
        """Return the columns in the order in which a person fills them in."""
        names = [part.name for part in self.columns] + [part.name for part in self.references]
        names += [part.name for part in self.links] + [part.name for part in self.members]
        return list(dict.fromkeys([*names, *self.left_out]))
