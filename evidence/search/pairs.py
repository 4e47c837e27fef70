"""Which records have a value and the other choices, and by one and the same link: counted by the keys of such pairs."""

from collections import defaultdict
from collections.abc import Collection, Mapping

import tantivy

from .buckets import count_filters
from .links import keys_for_choice, linked_facets
from .narrowing import Chosen
from .schema import PAIR

Counted = Mapping[str, int]  # by value
_VALUE = "\0"  # stands for the value in a key; no slug holds it


def paired_facets(kind: str, facets: Collection[str], others: Chosen) -> list[str]:
    """Return those of some facets that records of a kind would have, beside another choice, by links alone.

    Two values of one facet need not stand in one link: a lesson belongs to several themes by several links.
    """
    linked = linked_facets(kind)
    return [facet for facet in facets if facet in linked and facet not in others and linked & others.keys()]


def count_strays(
    searcher: tantivy.Searcher, query: tantivy.Query, others: Chosen, loose: Mapping[str, Mapping[str, Counted]]
) -> dict[tuple[str, str], int]:
    """Return, by facet and value, how many records have it and the other choices, but no one link with all of them.

    ``loose`` are the counts of the records of each kind that have a value by whatever link. Each value is a filter in
    the engine's own language, of the keys of its pairs in the kinds that have it; they are counted in one pass.
    """
    strays: dict[tuple[str, str], int] = defaultdict(int)
    filters: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, of_kind in loose.items():
        for facet, values in of_kind.items():
            frames = _frames(kind, facet, others)
            for value, count in values.items():
                strays[facet, value] += count
                filters[facet, value] += [f'{PAIR}:"{before}{value}{after}"' for before, after in frames]
    by_one_link = count_filters(searcher, query, {name: " ".join(any_of) for name, any_of in filters.items()})
    return {name: count - by_one_link[name] for name, count in strays.items()}


def _frames(kind: str, facet: str, others: Chosen) -> list[tuple[str, str]]:
    """Return what stands before and after a value of a facet in the keys of its pairs with the other choices."""
    linked = {name: others[name] for name in linked_facets(kind) if name in others}
    parted = (key.partition(_VALUE) for key in keys_for_choice(kind, {**linked, facet: [_VALUE]}))
    return [(before, after) for before, _, after in parted]
