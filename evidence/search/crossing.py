"""Two facets across each other: how many records of one kind have a value of both, in two passes of the index."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import tantivy

from .catalogue import FACETS
from .counts import MOST_BUCKETS, FacetCounter
from .criteria import Criteria
from .filters import KIND
from .inquiry import inquire
from .links import keys_for_choice, linked_facets
from .narrowing import Chosen, field_of
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
                directions[cell] = {each["key"]: int(each["doc_count"]) for each in column[DIRECTION]["buckets"]}
    if _pairs_matter(kind, rows, columns, others):
        paired = {cell: _filter(kind, {rows: cell[0], columns: cell[1]}, others) for cell in cells}
        cells = _count_filters(snapshot.searcher, query, paired)
    return Crossing(
        cells, counter.count_one(rows), counter.count_one(columns), counter.count_one(KIND).get(kind, 0), directions
    )


def _request(kind: str, rows: str, columns: str) -> dict[str, object]:
    inner: dict[str, object] = {"terms": {"field": field_of(columns), "size": MOST_BUCKETS}}
    if kind in FACETS[DIRECTION].sources:
        inner["aggs"] = {DIRECTION: {"terms": {"field": field_of(DIRECTION), "size": MOST_BUCKETS}}}
    return {"rows": {"terms": {"field": field_of(rows), "size": MOST_BUCKETS}, "aggs": {"columns": inner}}}


def _pairs_matter(kind: str, rows: str, columns: str, others: Mapping[str, Iterable[str]]) -> bool:
    linked = linked_facets(kind)
    return len(linked & {rows, columns, *others}) > 1 and bool(linked & {rows, columns})


def _filter(kind: str, values: Mapping[str, str], others: Chosen) -> str:
    """Return the filter for records with these values, of which one link carries all that records have by links."""
    linked = linked_facets(kind)
    own = [f'+{field_of(facet)}:"{value}"' for facet, value in values.items() if facet not in linked]
    by_link = {name: chosen for name, chosen in others.items() if name in linked}
    by_link |= {facet: (value,) for facet, value in values.items() if facet in linked}
    keys = " ".join(f'pair:"{key}"' for key in keys_for_choice(by_link))
    return " ".join([*own, f"+({keys})"])


def _count_filters(searcher: tantivy.Searcher, query: tantivy.Query, filters: Mapping[Cell, str]) -> dict[Cell, int]:
    """Return how many records each filter lets through, in one pass; those that let none through are left out."""
    names = {str(number): cell for number, cell in enumerate(filters)}
    request = {name: {"filter": filters[cell]} for name, cell in names.items()}
    answer = searcher.aggregate(query, request) if request else {}
    counted = {cell: int(answer[name]["doc_count"]) for name, cell in names.items()}
    return {cell: count for cell, count in counted.items() if count}
