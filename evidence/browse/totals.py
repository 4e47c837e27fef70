"""How many records of each kind the search lists for one value of a facet, as links to those searches."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from ..search import KINDS, Criteria, IndexMissing, search

LIST_PAGES = {
    "lesson": "lessons:list",
    "initiative": "initiatives:list",
    "programme": "programmes:list",
    "paper": "papers:list",
    "outcome": "outcomes:list",
    "policy": "policies:list",
    "theme": "themes:list",
    "place": "places:list",
}


@dataclass(frozen=True)
class Total:
    """A number of records of one kind, and the list page that shows exactly them."""

    kind: str
    count: int
    words: str
    url: str


def totals_for(facet: str, value: str) -> dict[str, Total]:
    """Return the totals by kind from the index; empty while it is being built."""
    return {total.kind: total for total in _totals(Criteria(chosen={facet: (value,)}, page_size=1), {facet: value})}


def totals_of_library() -> dict[str, Total]:
    """Return how many records of each kind there are."""
    return {total.kind: total for total in _totals(Criteria(page_size=1), {})}


def _totals(criteria: Criteria, chosen: dict[str, str]) -> list[Total]:
    try:
        kinds = next(facet for facet in search(criteria).facets if facet.name == "kind")
    except IndexMissing:
        return []
    query = f"?{urlencode(chosen)}" if chosen else ""
    return [
        Total(
            value.value,
            value.count,
            str(KINDS[value.value].label if value.count == 1 else KINDS[value.value].plural).lower(),
            reverse(LIST_PAGES[value.value]) + query,
        )
        for value in kinds.values
    ]
