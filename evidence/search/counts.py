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
        unchosen = [facet for facet in (KIND, *FACETS) if facet not in self.chosen]
        chosen = {facet: self.count_one(facet) for facet in self.chosen}
        return self._count_under(self.chosen, unchosen) | chosen

    def count_one(self, facet: str) -> dict[str, int]:
        """Return the counts of one facet by value."""
        others = {name: values for name, values in self.chosen.items() if name != facet}
        return self._count_under(others, [facet])[facet]

    def _count_under(self, others: Chosen, facets: Collection[str]) -> Counts:
        """Count facets that are narrowed by the same choices, in one pass, and a second one where pairs matter."""
        query = self._query(others)
        counts = self._aggregate(query, facets)
        upper = {facet: counts[facet] for facet in facets if _paired_kinds(facet, others)}
        return counts | self._count_pairs(query, others, upper)

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

    def _count_pairs(self, query: tantivy.Query, others: Chosen, upper: Counts) -> Counts:
        """Count values with the pairs that they make; without them, as in ``upper``, they could only be more.

        One pass over the records, with a filter for each value, written in the engine's query language.
        """
        wanted = {f"{facet}={value}": (facet, value) for facet, values in upper.items() for value in values}
        if not wanted:
            return {facet: {} for facet in upper}
        filters = {name: {"filter": _pair_filter(facet, value, others)} for name, (facet, value) in wanted.items()}
        answer = self.searcher.aggregate(query, filters)
        counts: Counts = {facet: {} for facet in upper}
        for name, (facet, value) in wanted.items():
            if count := int(answer[name]["doc_count"]):
                counts[facet][value] = count
        return counts


def _paired_kinds(facet: str, others: Chosen) -> list[str]:
    """Return the kinds of record that would have a value of this facet and another choice by links alone."""
    return [kind for kind in LINKS if facet in linked_facets(kind) and linked_facets(kind) & others.keys()]


def _pair_filter(facet: str, value: str, others: Chosen) -> str:
    kinds = _paired_kinds(facet, others)
    unpaired = " ".join([_term(field_of(facet), value, must="+"), *(_term(KIND, kind, must="-") for kind in kinds)])
    paired = []
    for kind in kinds:
        linked = {name: others[name] for name in linked_facets(kind) if name in others}
        keys = keys_for_choice({**linked, facet: [value]})
        paired.append(f"({_term(KIND, kind, must='+')} +({' '.join(_term('pair', key) for key in keys)}))")
    return " ".join([f"({unpaired})", *paired])


def _term(field: str, value: str, *, must: str = "") -> str:
    return f'{must}{field}:"{value}"'
