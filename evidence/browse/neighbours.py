"""Neighbours of an initiative: others of its programme, with its care models, in its places, each group a search."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..search import IndexMissing, count_facets
from ..web.translation import translate as _
from .facts import Item


@dataclass(frozen=True)
class Neighbours:
    """A group of initiatives, itself among them, with its list."""

    label: str
    of: str
    count: int
    url: str


def neighbours_of(
    programme: Item | None, models: Iterable[tuple[str, str]], places: Iterable[Item]
) -> list[Neighbours]:
    """Return the groups in which an initiative is not alone, with their numbers from the index."""
    try:
        counts = count_facets(["programme", "care_model", "place"], {"kind": "initiative"})
    except IndexMissing:
        return []
    found = [("programme", _("Same programme"), programme.text, _slug(programme))] if programme else []
    found += [("care_model", _("Same care model"), label, slug) for slug, label in models]
    found += [("place", _("Same place"), place.text, _slug(place)) for place in places]
    return [
        Neighbours(label, of, counts[facet][slug], f"/initiatives/?{facet}={slug}")
        for facet, label, of, slug in found
        if counts[facet].get(slug, 0) > 1
    ]


def _slug(item: Item) -> str:
    return item.url.rstrip("/").rpartition("/")[2]
