"""One search: total, the best records with a snippet, and exact counts of every facet."""

from collections.abc import Mapping

import tantivy

from . import offers
from .counts import FacetCounter
from .criteria import Criteria
from .facet_results import facet_results
from .filters import KIND
from .hits import found_hits, hits_of
from .inquiry import Inquiry, count, inquire, with_most_words
from .results import FacetResult, Hit, Results
from .snapshot import Snapshot, current_snapshot, held_snapshot

MOST_REMEMBERED = 500


def search(criteria: Criteria) -> Results:
    """Answer a question from the index. Raises IndexMissing while there is none."""
    snapshot = held_snapshot()  # brought up to date when the question was read
    inquiry = inquire(criteria, snapshot)
    facets = _facets(inquiry, criteria, snapshot)
    total = _total(facets)
    if not total:
        relaxed = with_most_words(inquiry, criteria, snapshot)
        if relaxed is not inquiry:
            inquiry, facets = relaxed, _facets(relaxed, criteria, snapshot)
            total = _total(facets)
    return Results(
        criteria=criteria,
        total=total,
        hits=_hits(inquiry, criteria, snapshot) if total else (),
        facets=facets,
        expanded=offers.expansions(inquiry),
        meanings=offers.meanings(inquiry, criteria),
        corrected=offers.corrections(inquiry, criteria),
        suggestion=offers.suggestion(inquiry, total, snapshot),
        notices=inquiry.notices,
        fewer=None if total else offers.fewer(inquiry, criteria, snapshot),
        near_themes=() if total else offers.near_themes(inquiry, snapshot),
        left_out_words=inquiry.left_out,
        library_number=snapshot.number,
    )


def count_found(criteria: Criteria) -> int:
    """Return how many records a search finds, without counting anything else."""
    snapshot = held_snapshot()
    inquiry = inquire(criteria, snapshot)
    found = count(inquiry.found, criteria, snapshot)
    if found:
        return found
    relaxed = with_most_words(inquiry, criteria, snapshot)
    return found if relaxed is inquiry else count(relaxed.found, criteria, snapshot)


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
    hits = found_hits(inquire(criteria, snapshot), criteria, snapshot)
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


def _total(facets: tuple[FacetResult, ...]) -> int:
    """Return how many records are found: each is of one kind, so the counts of the kinds asked for say it."""
    kinds = next(facet for facet in facets if facet.name == KIND).values
    chosen = [kind for kind in kinds if kind.selected]
    return sum(kind.count for kind in chosen or kinds)


def _hits(inquiry: Inquiry, criteria: Criteria, snapshot: Snapshot) -> tuple[Hit, ...]:
    """Return the best records, remembered like the counts where no text is asked for: the first pages of lists."""
    if inquiry.asked is not None:
        return hits_of(inquiry, criteria, snapshot)
    remembered = snapshot.kept("hits without text", most=MOST_REMEMBERED)
    key = (criteria.without_order(), criteria.sort, criteria.page, criteria.page_size)
    hits: tuple[Hit, ...] | None = remembered.get(key)
    if hits is None:
        hits = remembered[key] = hits_of(inquiry, criteria, snapshot)
    return hits


def _facets(inquiry: Inquiry, criteria: Criteria, snapshot: Snapshot) -> tuple[FacetResult, ...]:
    """Return the facets with their counts, remembered for this state of the library where no text is asked for."""
    counter = FacetCounter(snapshot.searcher, snapshot.index.schema, inquiry.found, criteria.chosen)
    if inquiry.asked is not None:
        return facet_results(counter.count(), criteria)
    remembered, key = snapshot.kept("counts without text", most=MOST_REMEMBERED), criteria.without_order()
    facets: tuple[FacetResult, ...] | None = remembered.get(key)
    if facets is None:
        facets = remembered[key] = facet_results(counter.count(), criteria)
    return facets
