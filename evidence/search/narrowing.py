"""From chosen facet values to a query of the index, pairs included."""

from collections.abc import Collection, Mapping

import tantivy

from .filters import KIND
from .links import LINKS, keys_for_choice, linked_facets
from .schema import FACET_FIELDS, PAIR

MOST_SINGLE_TERMS = 64

Chosen = Mapping[str, Collection[str]]


def field_of(facet: str) -> str:
    """Return the index field of a facet."""
    return KIND if facet == KIND else FACET_FIELDS[facet]


def any_of(schema: tantivy.Schema, field: str, values: Collection[str]) -> tantivy.Query:
    """Return the query for records that have any of the values.

    A term set walks the field's whole dictionary, a hundred times the cost of looking up a few terms.
    """
    if len(values) > MOST_SINGLE_TERMS:
        return tantivy.Query.term_set_query(schema, field, list(values))
    terms = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, field, value, "basic")) for value in values]
    return tantivy.Query.boolean_query(terms)


def narrowing_query(chosen: Chosen, schema: tantivy.Schema) -> tantivy.Query | None:
    """Return the query for all the choices together, or None where nothing is chosen."""
    query, occur = tantivy.Query, tantivy.Occur
    parts = [(occur.Must, any_of(schema, field_of(facet), values)) for facet, values in chosen.items() if values]
    for kind in LINKS:
        linked = {facet: chosen[facet] for facet in linked_facets(kind) if chosen.get(facet)}
        if len(linked) > 1:
            parts.append((occur.Must, _of_one_link(kind, linked, schema)))
    return query.boolean_query(parts) if parts else None


def _of_one_link(kind: str, linked: Chosen, schema: tantivy.Schema) -> tantivy.Query:
    """Records of other kinds, or those of this kind of which one link carries a choice of every facet."""
    query, occur = tantivy.Query, tantivy.Occur
    this_kind = query.term_query(schema, KIND, kind)
    other_kinds = query.boolean_query([(occur.Must, query.all_query()), (occur.MustNot, this_kind)])
    one_link = any_of(schema, PAIR, keys_for_choice(kind, linked))
    return query.boolean_query([(occur.Should, other_kinds), (occur.Should, one_link)])
