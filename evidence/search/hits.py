"""The best records of an inquiry, in the order asked for, with what each shows of itself and why it was found."""

import json
from collections.abc import Collection, Sequence
from typing import Any

import tantivy

from .asking.leaves import marks_of
from .asking.words import words_in
from .criteria import BEST_MATCH, Criteria
from .inquiry import Inquiry, ask_tree
from .narrowing import narrowing_query
from .results import Hit
from .schema import PRIOR
from .snapshot import Snapshot
from .snippets import Snippets
from .texts import STATEMENT, TITLE

Place = tuple[int, int]  # where a document stands in the index
SORT_FIELDS = {
    "newest": ("sort_year", tantivy.Order.Desc),
    "oldest": ("sort_year", tantivy.Order.Asc),
    "evidence": ("sort_evidence", tantivy.Order.Desc),
    "title": ("sort_title", tantivy.Order.Asc),
    "support": ("sort_support", tantivy.Order.Desc),  # for the lessons of a theme; not among the orders of a list
}


def hits_of(inquiry: Inquiry, criteria: Criteria, snapshot: Snapshot) -> tuple[Hit, ...]:
    """Return one page of records."""
    found = found_hits(inquiry, criteria, snapshot)
    documents = {_place(address): snapshot.searcher.doc(address) for _, address in found}
    keys = {place: document["key"][0] for place, document in documents.items()}
    through = _matched_through(inquiry, criteria, keys, snapshot)
    marked: dict[str, Snippets] = {}
    hits = []
    for score, address in found:
        meaning = through.get(_place(address), "")
        if meaning not in marked:
            marked[meaning] = Snippets(snapshot.searcher, snapshot.index.schema, _marks(inquiry, meaning))
        document = documents[_place(address)]
        band, snippet = marked[meaning].snippet(document)
        hits.append(_hit(document, score, snippet, band, meaning))
    return tuple(hits)


def _hit(document: tantivy.Document, score: object, snippet: str, band: str, meaning: str = "") -> Hit:
    glance = json.loads(bytes(document["glance"][0]))
    relevance = score if isinstance(score, float) else 0.0  # in another order the engine gives what it ordered by
    return Hit(document["kind"][0], int(document["record"][0]), relevance, snippet, band, glance, meaning)


def plain_hits(found: Sequence[Any], snapshot: Snapshot) -> list[tuple[Hit, list[str]]]:
    """Return the engine's hits as records with nothing quoted from them, each with its title and summary."""
    documents = [(score, snapshot.searcher.doc(address)) for score, address in found]
    return [(_hit(document, score, "", ""), document[TITLE] + document[STATEMENT]) for score, document in documents]


def _marks(inquiry: Inquiry, meaning: str) -> Collection[str]:
    if meaning:
        return marks_of([tuple(words_in(meaning))])
    return inquiry.asked.part.marks if inquiry.asked else ()


def found_hits(inquiry: Inquiry, criteria: Criteria, snapshot: Snapshot) -> list[Any]:
    """Return the engine's hits of one page: the score, or what was sorted by, and the address of the document."""
    narrowing = narrowing_query(criteria.chosen, snapshot.index.schema)
    offset = (criteria.page - 1) * criteria.page_size
    asked, sort = inquiry.asked, criteria.sort
    if sort == BEST_MATCH and asked is not None and asked.is_ordered:
        ordered = asked.ordered(narrowing)
        searched = snapshot.searcher.search(
            ordered, criteria.page_size, count=False, offset=offset, weight_by_field=PRIOR
        )
        return list(searched.hits)
    found, occur = inquiry.found, tantivy.Occur
    if narrowing is not None:
        found = tantivy.Query.boolean_query([(occur.Must, found), (occur.Must, narrowing)])
    field, order = SORT_FIELDS["evidence" if sort == BEST_MATCH else sort]
    searched = snapshot.searcher.search(
        found, criteria.page_size, count=False, offset=offset, order_by_field=field, order=order
    )
    return list(searched.hits)


def _matched_through(
    inquiry: Inquiry, criteria: Criteria, keys: dict[Place, str], snapshot: Snapshot
) -> dict[Place, str]:
    """Return, for the records that do not have the words themselves, the other words by which they were found."""
    asked = inquiry.asked
    if asked is None or asked.plain is None or not asked.plain.meanings or inquiry.tree is None:
        return {}
    exactly = criteria.without_expansion()
    own = ask_tree(inquiry.tree, exactly, snapshot, needed=asked.plain.needed).found
    found = _among(keys, own, snapshot)
    rest = {place: key for place, key in keys.items() if place not in found}
    through: dict[Place, str] = {}
    for text, query in asked.plain.meanings.items():
        if not rest:
            break
        found = _among(rest, query, snapshot)
        through |= dict.fromkeys(found, text)
        rest = {place: key for place, key in rest.items() if place not in found}
    return through


def _among(keys: dict[Place, str], query: tantivy.Query, snapshot: Snapshot) -> set[Place]:
    """Return where those of some documents stand that a query finds."""
    if not keys:
        return set()
    occur, make = tantivy.Occur, tantivy.Query
    wanted = [make.term_query(snapshot.index.schema, "key", key, "basic") for key in keys.values()]
    these = make.boolean_query([(occur.Should, one) for one in wanted])
    both = make.boolean_query([(occur.Must, these), (occur.Must, query)])
    return {_place(address) for _, address in snapshot.searcher.search(both, len(keys), count=False).hits}


def _place(address: tantivy.DocAddress) -> Place:
    return address.segment_ord, address.doc
