"""Exact counts for every facet: all choices but its own narrow it."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import tantivy

from .catalogue import FACETS
from .filters import KIND
from .links import LINKS, keys_for_choice, linked_facets
from .narrowing import Chosen, field_of, narrowing_query

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

    def count_within(self, facets: Collection[str]) -> Counts:
        """Return the counts of facets by value in exactly the records chosen, whichever facets chose them."""
        return self._count_under(self.chosen, facets)

    def _count_under(self, others: Chosen, facets: Collection[str]) -> Counts:
        """Count facets that are narrowed by the same choices: in one pass, and in a second one where pairs matter."""
        query, paired = self.narrowed_text(others), _facets_by_paired_kinds(facets, others)
        of_links = {kinds: {"filter": kinds, "aggs": _terms(group)} for kinds, group in paired.items()}
        answer = self.searcher.aggregate(query, _terms(facets) | of_links)
        counts = {facet: _buckets(answer[facet]) for facet in facets}
        if paired:
            upper = {
                kinds: {facet: _buckets(answer[kinds][facet]) for facet in group} for kinds, group in paired.items()
            }
            self._count_pairs(query, others, upper, counts)
        return counts

    def narrowed_text(self, chosen: Chosen) -> tantivy.Query:
        """Return the query for the words under given choices."""
        narrowing = narrowing_query(chosen, self.schema)
        if narrowing is None:
            return self.text
        occur = tantivy.Occur
        return tantivy.Query.boolean_query([(occur.Must, self.text), (occur.Must, narrowing)])

    def _count_pairs(self, query: tantivy.Query, others: Chosen, upper: dict[str, Counts], counts: Counts) -> None:
        """Correct the counts of records that must have a value and another choice by one link.

        Of the kinds of record named by the keys of ``upper``, each value that any record has gets a filter of its own,
        written in the engine's query language, all in one pass. Records of other kinds stay counted as they are.
        """
        request = {
            kinds: {
                "filter": kinds,
                "aggs": {
                    f"{facet}={value}": {"filter": pair_filter}
                    for facet, values in found.items()
                    for value, pair_filter in _pair_filters(facet, values, others)
                },
            }
            for kinds, found in upper.items()
        }
        answer = self.searcher.aggregate(query, request)
        for kinds, found in upper.items():
            for facet, values in found.items():
                for value, without_pairs in values.items():
                    by_one_link = int(answer[kinds][f"{facet}={value}"]["doc_count"])
                    counts[facet][value] += by_one_link - without_pairs
                    if not counts[facet][value]:
                        del counts[facet][value]


def _terms(facets: Iterable[str]) -> dict[str, dict[str, Any]]:
    return {facet: {"terms": {"field": field_of(facet), "size": MOST_BUCKETS}} for facet in facets}


def _buckets(answer: dict[str, Any]) -> dict[str, int]:
    return {bucket["key"]: int(bucket["doc_count"]) for bucket in answer["buckets"]}


def _facets_by_paired_kinds(facets: Collection[str], others: Chosen) -> dict[str, list[str]]:
    """Group the facets for which pairs matter by the kinds of record that have them so, as a filter of the engine."""
    groups: dict[str, list[str]] = {}
    for facet in facets:
        if kinds := _paired_kinds(facet, others):
            groups.setdefault(" ".join(f'{KIND}:"{kind}"' for kind in kinds), []).append(facet)
    return groups


def _paired_kinds(facet: str, others: Chosen) -> list[str]:
    """Return the kinds of record that would have a value of this facet and another choice by links alone.

    Two values of one facet need not stand in one link: a lesson belongs to several themes by several links.
    """
    if facet in others:
        return []
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
