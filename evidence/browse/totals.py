"""How many records of each kind the search lists for one value of a facet, as links to those searches."""

from dataclasses import dataclass
from typing import Any

from django.utils.http import urlencode

from ..models import visible_rows
from ..models.bases import address
from ..search import KINDS, IndexMissing, Kind, count_kinds, find_records
from .facts import Item


@dataclass(frozen=True)
class Total:
    """A number of records of one kind, and the list page that shows exactly them."""

    kind: str
    count: int
    words: str
    url: str


def totals_for(facet: str, value: str) -> dict[str, Total]:
    """Return the totals by kind from the index; all are 0 while it is being built."""
    return _totals({facet: value})


def totals_of_library() -> dict[str, Total]:
    """Return how many records of each kind there are."""
    return _totals({})


def first_ids(
    kind: str, chosen: dict[str, str], *, limit: int, sort: str = "evidence", held: bool = False
) -> list[int]:
    """Return the numbers of the first records that the search of a facet value lists; none while it is being built.

    ``held`` is for a page that has asked for its totals, which looks for a newer state of the index, before.
    """
    try:
        return find_records(kind, chosen, limit=limit, sort=sort, held=held)
    except IndexMissing:
        return []


def first_of(kind: str, chosen: dict[str, str], *, limit: int, sort: str = "evidence") -> list[Any]:
    """Return the first records that the search of a facet value lists, in its order."""
    ids = first_ids(kind, chosen, limit=limit, sort=sort)
    rows = visible_rows(KINDS[kind].model).in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def first_items(
    kind: str, chosen: dict[str, str], *, limit: int, sort: str = "evidence", held: bool = False
) -> list[Item]:
    """Return the first records that the search of a facet value lists, as links in its order."""
    ids = first_ids(kind, chosen, limit=limit, sort=sort, held=held)
    model = KINDS[kind].model
    found = visible_rows(model).filter(pk__in=ids).order_by().values_list("pk", "slug", model.title_field)
    items = {pk: Item(title, address(model, slug)) for pk, slug, title in found}
    return [items[pk] for pk in ids if pk in items]


def _totals(chosen: dict[str, str]) -> dict[str, Total]:
    try:
        counts = count_kinds(chosen)
    except IndexMissing:
        counts = {}
    return totals_of_counts(counts, chosen)


def totals_of_counts(counts: dict[str, int], chosen: dict[str, str]) -> dict[str, Total]:
    """Return the totals by kind from counts that were asked for already."""
    query = f"?{urlencode(chosen)}" if chosen else ""
    return {
        name: Total(name, count, _words(kind, count), f"/{kind.model.folder}/{query}")
        for name, kind in KINDS.items()
        for count in [counts.get(name, 0)]
    }


def _words(kind: Kind, count: int) -> str:
    return str(kind.label if count == 1 else kind.plural).lower()
