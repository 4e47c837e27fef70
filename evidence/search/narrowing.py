"""From chosen facet values to a query of the index, pairs included."""

from collections.abc import Collection, Mapping

import tantivy

from .filters import KIND
from .links import LINKS, keys_for_choice, linked_facets

Chosen = Mapping[str, Collection[str]]


def field_of(facet: str) -> str:
    """Return the index field of a facet."""
    return KIND if facet == KIND else f"facet_{facet}"


def narrowing_query(chosen: Chosen, schema: tantivy.Schema) -> tantivy.Query | None:
    """Return the query for all the choices together, or None where nothing is chosen."""
    query, occur = tantivy.Query, tantivy.Occur
    parts = [
        (occur.Must, query.term_set_query(schema, field_of(facet), list(values))) for facet, values in chosen.items() if values
    ]
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
    one_link = query.term_set_query(schema, "pair", keys_for_choice(linked))
    return query.boolean_query([(occur.Should, other_kinds), (occur.Should, one_link)])
