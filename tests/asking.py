"""The search as its doors ask it, with the query of an address, and the database's own answer to the same query."""

from django.http import QueryDict

from evidence.search import KINDS, Results, read_criteria, search
from evidence.search.filters import LibraryFilters, choices_of


def ask(query: str = "") -> Results:
    """Return what the search answers to the query of an address."""
    return search(read_criteria(QueryDict(query)))


def counted(query: str = "") -> dict[str, dict[str, int]]:
    """Return the index's counts of every facet by value; values that nothing has are left out."""
    return {
        facet.name: {value.value: value.count for value in facet.values if value.count} for facet in ask(query).facets
    }


def found(query: str = "") -> set[tuple[str, int]]:
    """Return kind and number of every record that a search lists, from all its pages."""
    first = ask(f"{query}&page_size=100")
    pages = [ask(f"{query}&page_size=100&page={page}") for page in range(2, first.last_page + 1)]
    return {(hit.kind, hit.record) for results in (first, *pages) for hit in results.hits}


def count_in_database(query: str) -> int:
    """Return how many records of all kinds the declared filters find, without the index."""
    return sum(
        LibraryFilters(QueryDict(query), queryset=kind.model.objects.visible()).qs.count() for kind in KINDS.values()
    )


def sample_of(facet: str, most: int = 12) -> list[str]:
    """Return values of a facet: the most frequent ones, the rarest ones, and some that no record has."""
    counts = counted()[facet]
    by_count = sorted(counts, key=lambda value: (-counts[value], value))
    unused = sorted(value for value in choices_of(facet).labels if value not in counts)
    half = most // 2
    return list(dict.fromkeys([*by_count[:half], *by_count[-(most - half - 2) :], *unused[:2]]))
