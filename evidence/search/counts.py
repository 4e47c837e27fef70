"""Exact counts for every facet: all choices but its own narrow it."""

from collections.abc import Collection

import tantivy

from .buckets import Request, counts_in, values_of
from .catalogue import FACETS
from .filters import KIND
from .links import LINKS
from .narrowing import Chosen, field_of, narrowing_query
from .pairs import count_strays, paired_facets

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
        query = self.narrowed_text(others)
        paired = {kind: mine for kind in LINKS if (mine := paired_facets(kind, facets, others))}
        of_links = {kind: {"filter": f'{KIND}:"{kind}"', "aggs": _values_of(mine)} for kind, mine in paired.items()}
        answer = self.searcher.aggregate(query, _values_of(facets) | of_links)
        counts = {facet: counts_in(answer[facet]) for facet in facets}
        if paired:
            loose = {kind: {facet: counts_in(answer[kind][facet]) for facet in mine} for kind, mine in paired.items()}
            for (facet, value), strays in count_strays(self.searcher, query, others, loose).items():
                counts[facet][value] -= strays
                if not counts[facet][value]:
                    del counts[facet][value]
        return counts

    def narrowed_text(self, chosen: Chosen) -> tantivy.Query:
        """Return the query for the words under given choices."""
        narrowing = narrowing_query(chosen, self.schema)
        if narrowing is None:
            return self.text
        occur = tantivy.Occur
        return tantivy.Query.boolean_query([(occur.Must, self.text), (occur.Must, narrowing)])


def _values_of(facets: Collection[str]) -> dict[str, Request]:
    return {facet: values_of(field_of(facet)) for facet in facets}
