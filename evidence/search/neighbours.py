"""What stands beside a value: the records that a filtered search lists, and the other values that these have."""

from collections.abc import Collection, Iterable, Mapping

import tantivy

from .counts import FacetCounter
from .criteria import Criteria
from .filters import KIND, choices_of
from .hits import hits_of
from .inquiry import inquire
from .results import FacetValue, Hit
from .snapshot import Snapshot


def find_hits(snapshot: Snapshot, kind: str, chosen: Mapping[str, str], *, limit: int, sort: str) -> list[Hit]:
    """Return the first records of one kind that a filtered search lists, with what they show at a glance."""
    criteria = Criteria(
        chosen={KIND: (kind,), **{name: (value,) for name, value in chosen.items()}}, sort=sort, page_size=limit
    )
    return list(hits_of(inquire(criteria, snapshot), criteria, snapshot))


def count_within(snapshot: Snapshot, facets: Collection[str], chosen: Mapping[str, str]) -> dict[str, list[FacetValue]]:
    """Return, for several facets at once, their values in the records that a filtered search lists, most first.

    A chosen facet counts only what the choice lists too: the themes of a theme's lessons, say.
    """
    query = tantivy.Query.exists_query(KIND)
    counter = FacetCounter(snapshot.searcher, snapshot.index.schema, query, {name: [v] for name, v in chosen.items()})
    found: dict[str, list[FacetValue]] = {}
    for facet, counts in counter.count_within(facets).items():
        labels = choices_of(facet).labels
        known = [(value, n) for value, n in counts.items() if value in labels]
        values = [FacetValue(value, labels[value], n, chosen.get(facet) == value) for value, n in known]
        found[facet] = sorted(values, key=lambda value: (-value.count, value.label))
    return found


def narrower(snapshot: Snapshot, facet: str, value: str) -> list[FacetValue]:
    """Return the values directly below a value, by name, with no counts."""
    choices = snapshot.choices(facet)
    return [
        FacetValue(below, choices.labels[below], 0, False) for below, above in choices.parents.items() if value in above
    ]


def neighbours(snapshot: Snapshot, facet: str, value: str, found: Iterable[FacetValue]) -> list[FacetValue]:
    """Return those of the values found that stand neither above nor below a value; of each line only the narrowest."""
    choices = snapshot.choices(facet)
    line = choices.with_ancestors([value]) | choices.with_descendants([value])
    return narrowest(snapshot, facet, [other for other in found if other.value not in line])


def narrowest(snapshot: Snapshot, facet: str, found: Iterable[FacetValue]) -> list[FacetValue]:
    """Return the values found without those that stand above another of them, which counts for both."""
    values = list(found)
    choices = snapshot.choices(facet)
    above = set().union(*(choices.with_ancestors([value.value]) - {value.value} for value in values))
    return [value for value in values if value.value not in above]
