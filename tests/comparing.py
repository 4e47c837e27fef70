"""The index compared with one that is built anew: what it stores of each record, and every term that it looks up."""

import tantivy

from evidence.search import rebuild
from evidence.search.catalogue import FACETS
from evidence.search.folder import current_path, open_index
from evidence.search.schema import (
    AUTHOR,
    ESTIMATE,
    NAME,
    PRIOR,
    RESEARCH,
    STUDY,
    TESTED,
    TITLE_EXACT,
    WORDS,
    WORDS_EXACT,
)
from evidence.search.texts import BANDS

MOST = 100_000
STORED = ("kind", "record", "glance", *BANDS)
WRITTEN = (*BANDS, WORDS, WORDS_EXACT, TITLE_EXACT, NAME, AUTHOR)
LOOKED_UP = (
    "kind",
    "identifier",
    "pair",
    STUDY,
    RESEARCH,
    ESTIMATE,
    TESTED,
    *WRITTEN,
    *(f"facet_{name}" for name in FACETS),
)
SORTED_BY = ("sort_year", "sort_evidence", "sort_support", PRIOR)


def contents() -> dict[str, dict]:
    """Return what the index in use holds: stored fields and sort keys by document, documents by term."""
    searcher = open_index(current_path()).searcher()
    everything = tantivy.Query.exists_query("kind")
    addresses = [address for _, address in searcher.search(everything, MOST).hits]
    documents = [searcher.doc(address) for address in addresses]
    held = {document["key"][0]: {name: document[name] for name in STORED} for document in documents}
    for name in SORTED_BY:
        for document, value in zip(documents, searcher.fast_field_values(name, addresses), strict=True):
            held[document["key"][0]][name] = value
    in_order = searcher.search(everything, MOST, order_by_field="sort_title", order=tantivy.Order.Asc).hits
    for title, address in in_order:
        held[searcher.doc(address)["key"][0]]["sort_title"] = title
    terms = {name: dict(searcher.terms_with_prefix(name, "", everything)) for name in LOOKED_UP}
    return {"documents": held, "terms": {name: _of_living(counts) for name, counts in terms.items()}}


def _of_living(counts: dict[str, int]) -> dict[str, int]:
    """Leave out terms that only removed documents had."""
    return {term: count for term, count in counts.items() if count}


def differences_from_a_rebuild() -> list[str]:
    """Return what the index in use holds otherwise than one that is built anew, which is then in use."""
    kept = contents()
    rebuild()
    built = contents()
    return [
        f"{part} {name}: {_first_difference(kept[part].get(name), built[part].get(name))}"
        for part in built
        for name in sorted(kept[part].keys() | built[part].keys())
        if kept[part].get(name) != built[part].get(name)
    ]


def _first_difference(kept: dict | None, built: dict | None) -> str:
    if kept is None or built is None:
        return "is missing" if kept is None else "should not be there"
    name = next(name for name in sorted(kept.keys() | built.keys()) if kept.get(name) != built.get(name))
    return f"{name} is {kept.get(name)!r}, should be {built.get(name)!r}"
