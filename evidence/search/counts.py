"""Exact counts for every facet: all choices but its own narrow it."""

from collections.abc import Collection

import tantivy

from .catalogue import FACETS
from .filters import KIND
from .links import LINKS, keys_for_choice, linked_facets
from .narrowing import Chosen, field_of, narrowing_query

MOST_BUCKETS = 65_000
Counts = dict[str, dict[str, int]]


class FacetCounter:
    """Counts the values of facets for one text query under given choices."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema, text: tantivy.Query, chosen: Chosen):
        self.searcher, self.schema, self.text = searcher, schema, text
        self.chosen = {facet: values for facet, values in chosen.items() if values}

    def count(self) -> Counts:
        """Return the counts of all facets by value; values that nothing has are left out."""
        facets = [KIND, *FACETS]
        free = [facet for facet in facets if facet not in self.chosen and not self._pairs_with(facet)]
        counts = self._aggregate(self._query(self.chosen), free)
        return counts | {facet: self.count_one(facet) for facet in facets if facet not in counts}

    def count_one(self, facet: str) -> dict[str, int]:
        """Return the counts of one facet by value."""
        others = {name: values for name, values in self.chosen.items() if name != facet}
        counts = self._aggregate(self._query(others), [facet])[facet]
        return self._paired(facet, others, counts) if self._pairs_with(facet) else counts

    def _pairs_with(self, facet: str) -> bool:
        """Whether a count must ask for pairs: a lesson or paper would have this value and another choice by links."""
        return any(
            facet in linked_facets(kind) and linked_facets(kind) & (self.chosen.keys() - {facet}) for kind in LINKS
        )

    def _query(self, chosen: Chosen) -> tantivy.Query:
        narrowing = narrowing_query(chosen, self.schema)
        if narrowing is None:
            return self.text
        occur = tantivy.Occur
        return tantivy.Query.boolean_query([(occur.Must, self.text), (occur.Must, narrowing)])

    def _aggregate(self, query: tantivy.Query, facets: Collection[str]) -> Counts:
        if not facets:
            return {}
        request = {facet: {"terms": {"field": field_of(facet), "size": MOST_BUCKETS}} for facet in facets}
        answer = self.searcher.aggregate(query, request)
        return {
            facet: {bucket["key"]: int(bucket["doc_count"]) for bucket in answer[facet]["buckets"]} for facet in facets
        }

    def _paired(self, facet: str, others: Chosen, upper: dict[str, int]) -> dict[str, int]:
        """Count each value with the pairs that it makes; without them it could only be more.

        One pass over the records, with a filter for each value, written in the engine's query language.
        """
        kinds = [kind for kind in LINKS if facet in linked_facets(kind) and linked_facets(kind) & others.keys()]
        filters = {value: {"filter": _pair_filter(facet, value, others, kinds)} for value in upper}
        if not filters:
            return {}
        answer = self.searcher.aggregate(self._query(others), filters)
        return {value: count for value in upper if (count := int(answer[value]["doc_count"]))}


def _pair_filter(facet: str, value: str, others: Chosen, kinds: list[str]) -> str:
    unpaired = " ".join([_term(field_of(facet), value, must="+"), *(_term(KIND, kind, must="-") for kind in kinds)])
    paired = []
    for kind in kinds:
        linked = {name: others[name] for name in linked_facets(kind) if name in others}
        keys = keys_for_choice({**linked, facet: [value]})
        paired.append(f"({_term(KIND, kind, must='+')} +({' '.join(_term('pair', key) for key in keys)}))")
    return " ".join([f"({unpaired})", *paired])


def _term(field: str, value: str, *, must: str = "") -> str:
    return f'{must}{field}:"{value}"'
