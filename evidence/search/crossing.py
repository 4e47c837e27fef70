"""Two facets across each other: how many records of one kind have a value of both, in two passes of the index."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .buckets import count_filters, counts_in, values_of
from .catalogue import FACETS
from .counts import FacetCounter
from .criteria import Criteria
from .filters import KIND
from .inquiry import inquire
from .links import keys_for_choice, linked_facets
from .narrowing import Chosen, field_of
from .schema import PAIR
from .snapshot import held_snapshot

DIRECTION = "direction"
Cell = tuple[str, str]


@dataclass(frozen=True)
class Crossing:
    """Counts by row and column, and what stands in the margins: every record of a row, whatever its columns.

    ``directions`` holds, for outcomes, how many of a cell have each conclusion.
    """

    cells: dict[Cell, int]
    rows: dict[str, int]
    columns: dict[str, int]
    total: int
    directions: dict[Cell, dict[str, int]] = field(default_factory=dict)


def can_be_crossed(kind: str, facet: str) -> bool:
    """Return whether records of a kind have a facet."""
    return kind in FACETS[facet].sources


def cross(criteria: Criteria, *, kind: str, rows: str, columns: str) -> Crossing:
    """Count the records of a kind that a search lists, by two facets.

    A pair counts only where one link or one outcome carries both; choices of the two facets themselves do not narrow.
    """
    snapshot = held_snapshot()
    others = {
        name: values for name, values in criteria.chosen.items() if values and name not in {rows, columns, KIND}
    } | {KIND: (kind,)}
    text = inquire(criteria, snapshot).found
    counter = FacetCounter(snapshot.searcher, snapshot.index.schema, text, others)
    query = counter.narrowed_text(others)
    answer = snapshot.searcher.aggregate(query, _request(kind, rows, columns))
    cells: dict[Cell, int] = {}
    directions: dict[Cell, dict[str, int]] = {}
    for row in answer["rows"]["buckets"]:
        for column in row["columns"]["buckets"]:
            cell = (row["key"], column["key"])
            cells[cell] = int(column["doc_count"])
            if DIRECTION in column:
                directions[cell] = counts_in(column[DIRECTION])
    if _pairs_matter(kind, rows, columns, others):
        paired = {cell: _filter(kind, {rows: cell[0], columns: cell[1]}, others) for cell in cells}
        counted = count_filters(snapshot.searcher, query, paired)
        cells = {cell: count for cell, count in counted.items() if count}
    return Crossing(
        cells, counter.count_one(rows), counter.count_one(columns), counter.count_one(KIND).get(kind, 0), directions
    )


def _request(kind: str, rows: str, columns: str) -> dict[str, object]:
    directions = {DIRECTION: values_of(field_of(DIRECTION))} if kind in FACETS[DIRECTION].sources else {}
    return {"rows": values_of(field_of(rows), within={"columns": values_of(field_of(columns), within=directions)})}


def _pairs_matter(kind: str, rows: str, columns: str, others: Mapping[str, Iterable[str]]) -> bool:
    linked = linked_facets(kind)
    return len(linked & {rows, columns, *others}) > 1 and bool(linked & {rows, columns})


def _filter(kind: str, values: Mapping[str, str], others: Chosen) -> str:
    """Return the filter for records with these values, of which one link carries all that records have by links."""
    linked = linked_facets(kind)
    own = [f'+{field_of(facet)}:"{value}"' for facet, value in values.items() if facet not in linked]
    by_link = {name: chosen for name, chosen in others.items() if name in linked}
    by_link |= {facet: (value,) for facet, value in values.items() if facet in linked}
    keys = " ".join(f'{PAIR}:"{key}"' for key in keys_for_choice(kind, by_link))
    return " ".join([*own, f"+({keys})"])
