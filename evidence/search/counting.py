"""Counts of several facets at once, and what stands above and below a value of a facet.

``held`` answers from the state of the library that this process last saw, for a page that has looked for a newer one
already, so that one page asks once.
"""

from collections.abc import Collection, Mapping

import tantivy

from .counts import Counts, FacetCounter
from .filters import KIND, choices_of
from .snapshot import current_snapshot, held_snapshot


def count_facets(facets: Collection[str], chosen: Mapping[str, str], *, held: bool = False) -> Counts:
    """Return, for each facet, how many records a filtered search lists for each value."""
    counter = _counter(chosen, held=held)
    return {facet: counter.count_one(facet) for facet in facets}


def count_across(facet: str, across: str, chosen: Mapping[str, str], *, held: bool = False) -> Counts:
    """Return, for each value of ``across``, how many records a filtered search lists for each value of a facet."""
    values = _counter(chosen, held=held).count_one(across)
    return {value: _counter({**chosen, across: value}, held=True).count_one(facet) for value in values}


def labels_of(facet: str) -> dict[str, str]:
    """Return the labels of the values of a facet, in display order."""
    return choices_of(facet).labels


def with_broader(facet: str, value: str) -> set[str]:
    """Return a value of a facet and every value above it, which counts it too."""
    return choices_of(facet).with_ancestors([value])


def with_narrower(facet: str, value: str) -> set[str]:
    """Return a value of a facet and every value below it, which it counts too."""
    return choices_of(facet).with_descendants([value])


def _counter(chosen: Mapping[str, str], *, held: bool) -> FacetCounter:
    snapshot = held_snapshot() if held else current_snapshot()
    query = tantivy.Query.exists_query(KIND)
    return FacetCounter(
        snapshot.searcher, snapshot.index.schema, query, {name: [value] for name, value in chosen.items()}
    )
