"""Reading what stands around records: each table once for a batch of records, then declared paths through memory.

The documents of one kind draw on some forty declared paths, most of which pass through the same few tables. A query
for each path would join these again and again; here every table is asked once, by key, and a row that many records
share, such as a programme, is read and followed once for all of them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from ..models import related_model
from .columns import Columns
from .sources import Rows

MOST_KEPT = 20_000  # rows of one table
Found = Mapping[str, Collection[str]]  # values by name
Spread = Callable[[str], Collection[str]]  # a value with all that it stands for
Wanted = tuple[str, Spread | None]


@dataclass
class Step:
    """A table on the way of some paths: the columns wanted from its rows, and where they lead."""

    model: type[models.Model]
    columns: dict[str, list[Wanted]] = field(default_factory=dict)
    onward: dict[str, "Step"] = field(default_factory=dict)  # by a key of its own
    backward: dict[str, tuple[str, "Step"]] = field(default_factory=dict)  # rows that point here, and their key
    needs: set[str] = field(default_factory=set)
    asked: dict[str, Columns] = field(default_factory=dict)  # by key
    kept: dict[int, Found] = field(default_factory=dict)

    @classmethod
    def of(cls, model: type[models.Model], *, known: str = "") -> "Step":
        """Return the step of a table; the row at the end of ``known`` needs no look, as one has come from there."""
        step = cls(model)
        for name in getattr(model, "needs", ()):
            if name != known:
                step.needs.add(name)
                step.onward[name] = Step.of(related_model(model, name))
        return step

    def want(self, path: str, wanted: Wanted) -> None:
        """Ask for the value at the end of a path, by a name."""
        name, _, rest = path.partition("__")
        relation = self.model._meta.get_field(name)
        if not rest:
            self.columns.setdefault(name, []).append(wanted)
        elif isinstance(relation, models.ForeignKey):
            if name not in self.onward:
                self.onward[name] = Step.of(related_model(self.model, name))
            self.onward[name].want(rest, wanted)
        else:
            if name not in self.backward:
                key: str = relation.remote_field.name  # type: ignore[union-attr]  # the way back of a foreign key
                self.backward[name] = key, Step.of(related_model(self.model, name), known=key)
            self.backward[name][1].want(rest, wanted)

    def rows(self, key: str, ids: Collection[int]) -> Iterator[tuple[int, list[Found]]]:
        """Return, for each visible row whose key is among the ids, that key and what the row and its neighbours give.

        There may be rows with keys that were not asked for.
        """
        if key not in self.asked:
            self.asked[key] = Columns(self.model, key, ["pk", key, *self.columns, *self.onward])
        rows = self.asked[key].rows(ids)
        columns = [
            (place, *wanted) for place, all_wanted in enumerate(self.columns.values(), 2) for wanted in all_wanted
        ]
        onward = [
            (place, name in self.needs, step.lent({row[place] for row in rows}))
            for place, (name, step) in enumerate(self.onward.items(), 2 + len(self.columns))
        ]
        backward: dict[int, list[Found]] = defaultdict(list)
        for their_key, step in self.backward.values():
            for mine, found in step.rows(their_key, [row[0] for row in rows]):
                backward[mine] += found
        for row in rows:
            all_found = backward.pop(row[0], [])
            for place, is_needed, theirs in onward:
                if row[place] is not None:
                    lent = theirs.get(row[place])
                    if lent is not None:
                        all_found.append(lent)
                    elif is_needed:
                        break
            else:
                own = _own(row, columns)
                if own:
                    all_found.append(own)
                yield row[1], all_found

    def lent(self, ids: set[int | None]) -> dict[int, Found]:
        """Return what the rows of this table give to those that point to them, kept for later batches."""
        if len(self.kept) > MOST_KEPT:
            self.kept.clear()
        missing = [number for number in ids if number is not None and number not in self.kept]
        if missing:
            self.kept.update((row, _together(found)) for row, found in self.rows("pk", missing))
        return self.kept


class Reader:
    """Reads the values of declared paths for records of one kind; rows that the public may not see lend nothing."""

    def __init__(self, record: type[models.Model]) -> None:
        self._record = Step.of(record)
        self._around: dict[tuple[type[models.Model], str], Step] = {}

    def want(self, rows: Rows, name: str, spread: Spread | None = None) -> None:
        """Ask for the values of a declared source by a name.

        ``spread`` gives all that a value stands for, such as a place and everything in which it lies.
        """
        if rows.owner == "pk":
            self._record.want(rows.path, (name, spread))
        else:
            step = self._around.setdefault((rows.model, rows.owner), Step.of(rows.model, known=rows.owner))
            step.want(rows.path, (name, spread))

    def records(self, ids: Collection[int]) -> dict[int, list[Found]]:
        """Return those of the records that the public may see, each with what its own row gives it."""
        wanted = set(ids)
        return {record: found for record, found in self._record.rows("pk", ids) if record in wanted}

    def around(self, records: Collection[int]) -> Iterator[tuple[int, list[Found]]]:
        """Return, for each visible row that is tied to one of the given records, the record and what the row gives."""
        for (_, owner), step in self._around.items():
            yield from (row for row in step.rows(owner, records) if row[0] in records)


def _own(row: tuple[Any, ...], columns: list[tuple[int, str, Spread | None]]) -> Found:
    """Return what stands in a row itself."""
    own: dict[str, Collection[str]] = {}
    for place, name, spread in columns:
        if row[place] is not None and row[place] != "":
            value = str(row[place])
            values = spread(value) if spread else (value,)
            own[name] = {*own[name], *values} if name in own else values
    return own


def _together(found: list[Found]) -> Found:
    """Return several findings as one."""
    if len(found) == 1:
        return found[0]
    together: dict[str, set[str]] = defaultdict(set)
    for some in found:
        for name, values in some.items():
            together[name].update(values)
    return together
