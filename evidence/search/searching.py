"""One search: total, the best records with a snippet, and exact counts of every facet."""

import json
from collections.abc import Mapping
from typing import Any

import tantivy

from .counts import FacetCounter
from .criteria import BEST_MATCH, Criteria
from .facet_results import facet_results
from .filters import KIND
from .narrowing import narrowing_query
from .results import FacetResult, Hit, Results
from .snapshot import Snapshot, current_snapshot, held_snapshot
from .texts import BODY, LINKED, STATEMENT, TITLE
from .wording import Wording

SNIPPET_LENGTH = 240
SORT_FIELDS = {
    "newest": ("sort_year", tantivy.Order.Desc),
    "oldest": ("sort_year", tantivy.Order.Asc),
    "evidence": ("sort_evidence", tantivy.Order.Desc),
    "title": ("sort_title", tantivy.Order.Asc),
}
MOST_REMEMBERED = 500


def search(criteria: Criteria) -> Results:
    """Answer a question from the index. Raises IndexMissing while there is none."""
    snapshot = held_snapshot()  # brought up to date when the question was read
    schema = snapshot.index.schema
    wording = Wording(criteria.q, schema)
    text, left_out = _text_query(wording, criteria, snapshot)
    query = _narrowed(text, criteria, schema)
    found = _find(query, criteria, wording, snapshot)
    return Results(
        criteria=criteria,
        total=_total(found),
        hits=tuple(_hits(found.hits, query, wording, snapshot)),
        facets=_facets(text, criteria, wording, snapshot),
        left_out_words=left_out,
        library_number=snapshot.number,
    )


def find_records(
    kind: str, chosen: Mapping[str, str], *, limit: int, sort: str = "evidence", held: bool = False
) -> list[int]:
    """Return the numbers of the first records of one kind that a filtered search lists, without counting anything.

    ``held`` answers from the state that this process last saw, for a page that has looked for a newer one already.
    """
    snapshot = held_snapshot() if held else current_snapshot()
    criteria = Criteria(
        chosen={KIND: (kind,), **{name: (value,) for name, value in chosen.items()}}, sort=sort, page_size=limit
    )
    wording = Wording("", snapshot.index.schema)
    query = _narrowed(tantivy.Query.exists_query(KIND), criteria, snapshot.index.schema)
    hits = _find(query, criteria, wording, snapshot).hits
    numbers = snapshot.searcher.fast_field_values("record", [address for _, address in hits])
    return [int(number) for number in numbers if number is not None]


def count_kinds(chosen: Mapping[str, str]) -> dict[str, int]:
    """Return how many records of each kind a filtered search lists."""
    return count_values(KIND, chosen)


def count_values(facet: str, chosen: Mapping[str, str]) -> dict[str, int]:
    """Return how many records a filtered search lists for each value of one facet."""
    snapshot = current_snapshot()
    query = tantivy.Query.exists_query(KIND)
    counter = FacetCounter(snapshot.searcher, snapshot.index.schema, query, {name: [v] for name, v in chosen.items()})
    return counter.count_one(facet)


def _text_query(wording: Wording, criteria: Criteria, snapshot: Snapshot) -> tuple[tantivy.Query, int]:
    """Return the query for the words: all of them or, where no record has all, as many as some record has."""
    if wording.is_empty:
        return tantivy.Query.exists_query(KIND), 0
    for left_out in range(len(wording.words) or 1):
        query = wording.query(leaving_out=left_out)
        if _total(snapshot.searcher.search(query, 1)):
            return query, left_out
    return wording.query(), 0


def _narrowed(text: tantivy.Query, criteria: Criteria, schema: tantivy.Schema) -> tantivy.Query:
    narrowing = narrowing_query(criteria.chosen, schema)
    if narrowing is None:
        return text
    filtered = tantivy.Query.const_score_query(narrowing, 0.0)
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, text), (tantivy.Occur.Must, filtered)])


def _find(query: tantivy.Query, criteria: Criteria, wording: Wording, snapshot: Snapshot) -> tantivy.SearchResult:
    sort = criteria.sort
    if sort == BEST_MATCH and wording.is_empty:
        sort = "evidence"
    offset = (criteria.page - 1) * criteria.page_size
    if sort == BEST_MATCH:
        return snapshot.searcher.search(query, criteria.page_size, offset=offset)
    field, order = SORT_FIELDS[sort]
    return snapshot.searcher.search(query, criteria.page_size, offset=offset, order_by_field=field, order=order)


def _total(found: tantivy.SearchResult) -> int:
    return int(getattr(found, "count"))  # noqa: B009 - the engine's own types leave it out


def _hits(hits: list[Any], query: tantivy.Query, wording: Wording, snapshot: Snapshot) -> list[Hit]:
    found = []
    generators = {} if wording.is_empty else _snippet_generators(query, snapshot)
    for score, address in hits:
        document = snapshot.searcher.doc(address)
        band, snippet = _snippet(document, generators)
        glance = json.loads(bytes(document["glance"][0]))
        relevance = score if isinstance(score, float) else 0.0  # in another order the engine gives what it ordered by
        found.append(Hit(document["kind"][0], int(document["record"][0]), relevance, snippet, band, glance))
    return found


def _snippet_generators(query: tantivy.Query, snapshot: Snapshot) -> dict[str, tantivy.SnippetGenerator]:
    generators = {}
    for band in (STATEMENT, LINKED, BODY, TITLE):
        generators[band] = tantivy.SnippetGenerator.create(snapshot.searcher, query, snapshot.index.schema, band)
        generators[band].set_max_num_chars(SNIPPET_LENGTH)
    return generators


def _snippet(document: tantivy.Document, generators: dict[str, tantivy.SnippetGenerator]) -> tuple[str, str]:
    """Return the band and the escaped text, with the words marked, where the words stand beside the title."""
    for band, generator in generators.items():
        snippet = generator.snippet_from_doc(document)
        if snippet.highlighted():
            return band, snippet.to_html().replace("<b>", "<mark>").replace("</b>", "</mark>")
    return "", ""


def _facets(text: tantivy.Query, criteria: Criteria, wording: Wording, snapshot: Snapshot) -> tuple[FacetResult, ...]:
    """Return the facets with their counts, remembered for this state of the library where no text is asked for."""
    counter = FacetCounter(snapshot.searcher, snapshot.index.schema, text, criteria.chosen)
    if not wording.is_empty:
        return facet_results(counter.count(), criteria)
    remembered, key = snapshot.remembered_facets, criteria.without_order()
    facets = remembered.get(key)
    if facets is None:
        if len(remembered) >= MOST_REMEMBERED:
            remembered.clear()
        facets = remembered[key] = facet_results(counter.count(), criteria)
    return facets
