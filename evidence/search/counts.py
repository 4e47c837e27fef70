"""Exact counts for every facet: all choices but its own narrow it."""

from collections.abc import Collection, Iterable, Iterator

import tantivy

from .catalogue import FACETS
from .filters import KIND
from .links import LINKS, keys_for_choice, linked_facets
from .narrowing import Chosen, any_of, field_of, narrowing_query

MOST_BUCKETS = 65_000
_VALUE = "\0"  # stands for the value in a key; no slug holds it
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
        """Count facets that are narrowed by the same choices, in one pass, and two more where pairs matter."""
        query = self._query(others)
        paired = _facets_by_paired_kinds(facets, others)
        in_pairs = {facet for group in paired.values() for facet in group}
        counts = self._aggregate(query, [facet for facet in facets if facet not in in_pairs])
        for kinds, group in paired.items():
            counts |= self._count_pairs(query, others, group, kinds)
        return counts

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

    def _count_pairs(
        self, query: tantivy.Query, others: Chosen, facets: Collection[str], kinds: tuple[str, ...]
    ) -> Counts:
        """Count facets of which records of some kinds must have a value and another choice by one link.

        Records of other kinds are counted as ever. Of these kinds, each value that any record has gets a filter of
        its own, written in the engine's query language, all in one pass.
        """
        occur, of_kinds = tantivy.Occur, any_of(self.schema, KIND, kinds)
        unpaired = tantivy.Query.boolean_query([(occur.Must, query), (occur.MustNot, of_kinds)])
        by_links = tantivy.Query.boolean_query([(occur.Must, query), (occur.Must, of_kinds)])
        counts = self._aggregate(unpaired, facets)
        upper = self._aggregate(by_links, facets)
        filters = {
            f"{facet}={value}": {"filter": pair_filter}
            for facet, values in upper.items()
            for value, pair_filter in _pair_filters(facet, values, others)
        }
        answer = self.searcher.aggregate(by_links, filters) if filters else {}
        for name, found in answer.items():
            facet, _, value = name.partition("=")
            if count := int(found["doc_count"]):
                counts[facet][value] = counts[facet].get(value, 0) + count
        return counts


def _facets_by_paired_kinds(facets: Collection[str], others: Chosen) -> dict[tuple[str, ...], list[str]]:
    groups: dict[tuple[str, ...], list[str]] = {}
    for facet in facets:
        if kinds := tuple(_paired_kinds(facet, others)):
            groups.setdefault(kinds, []).append(facet)
    return groups


def _paired_kinds(facet: str, others: Chosen) -> list[str]:
    """Return the kinds of record that would have a value of this facet and another choice by links alone."""
    return [kind for kind in LINKS if facet in linked_facets(kind) and linked_facets(kind) & others.keys()]


def _pair_filters(facet: str, values: Iterable[str], others: Chosen) -> Iterator[tuple[str, str]]:
    """Return each value of a facet with the filter for records of which one link has it and a choice of the others."""
    frames = {kind: _frames(kind, facet, others) for kind in _paired_kinds(facet, others)}
    if len(set(frames.values())) == 1:  # the same for all these kinds
        for value in values:
            yield value, _any_pair(next(iter(frames.values())), value)
    else:
        for value in values:
            yield value, " ".join(f'(+{KIND}:"{kind}" +({_any_pair(mine, value)}))' for kind, mine in frames.items())


def _frames(kind: str, facet: str, others: Chosen) -> tuple[tuple[str, str], ...]:
    """Return what stands before and after a value of a facet in the keys of its pairs with the other choices."""
    linked = {name: others[name] for name in linked_facets(kind) if name in others}
    parted = (key.partition(_VALUE) for key in keys_for_choice({**linked, facet: [_VALUE]}))
    return tuple((before, after) for before, _, after in parted)


def _any_pair(frames: Iterable[tuple[str, str]], value: str) -> str:
    return " ".join(f'pair:"{before}{value}{after}"' for before, after in frames)
