"""The story of a place: every initiative there over the years, why it belongs, and what followed from what.

An initiative belongs where it stands in the place itself, in a place that lies in it or overlaps it, or in an area
around it below the size of a region, which covers it. Each says which.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet

from ..enums import LineageBasis, PlaceKind, Status, Verification
from ..models import (
    Initiative,
    InitiativeLead,
    InitiativePlace,
    InitiativeSuccession,
    Place,
    PlaceContainment,
    PlaceOverlap,
    Programme,
    visible_rows,
)
from ..models.bases import address
from ..web.translation import translate as _
from .facts import Item
from .strips import Bar, bar
from .words import span

MOST_DRAWN = 30
TOO_LARGE = frozenset({PlaceKind.NATION, PlaceKind.REGION})
HERE, WITHIN, OVERLAPS, AROUND = "here", "within", "overlaps", "around"
_COLUMNS = (
    *("initiative_id", "place_id", "place__slug", "place__name"),
    *(f"initiative__{name}" for name in ("slug", "name", "start_year", "end_year", "verification")),
    *(f"initiative__programme__{name}" for name in ("id", "slug", "name", "status", "start_year")),
)


@dataclass(frozen=True)
class Around:
    """The places that touch one: those that lie in it, those that overlap it, and those that it lies in."""

    within: list[Item]
    overlaps: list[Item]
    containers: list[Item]
    near: dict[int, str]


@dataclass(frozen=True)
class Followed:
    """What an initiative followed from, and who says so."""

    id: int
    name: str
    url: str
    basis: str
    basis_label: str

    @property
    def is_sourced(self) -> bool:
        """Whether a source says so; anything else is inferred."""
        return self.basis == LineageBasis.SOURCED


@dataclass(frozen=True)
class Chapter:
    """One initiative in the story of a place."""

    id: int
    name: str
    url: str
    programme: Item | None
    programme_id: int | None
    programme_start: int | None
    start: int | None
    end: int | None
    relation: str
    place: Item
    leads: tuple[str, ...]
    followed: tuple[Followed, ...]
    is_unchecked: bool

    @property
    def span(self) -> str:
        """Its years in words."""
        return span(self.start, self.end)

    @property
    def bar(self) -> Bar | None:
        """Where its years stand on the common scale."""
        return bar(self.start, self.end)


def places_around(place: Place, *, has_overlaps: bool = True) -> Around:
    """Return the places that touch a place, in one query, and another where any overlap it."""
    ends = [f"{end}__{name}" for end in ("place", "container") for name in ("id", "slug", "name", "kind")]
    contained = list(
        visible_rows(PlaceContainment).filter(Q(place=place) | Q(container=place)).order_by().values(*ends)
    )
    overlapping = (
        visible_rows(PlaceOverlap)
        .filter(place=place)
        .order_by()
        .values_list("other_id", "other__slug", "other__name", "other__kind")
    )
    within = [_end(row, "place") for row in contained if row["container__id"] == place.pk]
    containers = [_end(row, "container") for row in contained if row["place__id"] == place.pk]
    overlaps = list(overlapping) if has_overlaps else []
    near = {pk: AROUND for pk, _slug, _name, kind in containers if kind not in TOO_LARGE}
    near |= {pk: OVERLAPS for pk, _slug, _name, kind in overlaps if kind not in TOO_LARGE}
    return Around(_items(within), _items(overlaps), _items(containers), near)


def story_of(place: Place, inside: Collection[int], near: dict[int, str]) -> list[Chapter]:
    """Return the chapters of a place's story, oldest first and undated last, in three queries.

    ``inside`` are the initiatives of the place and of those that lie in it; ``near`` says how other places touch it.
    """
    placed = placements().filter(Q(initiative__in=inside) | Q(place__in=near))
    chosen: dict[int, tuple[int, str, dict[str, Any]]] = {}
    for row in placed:
        relation = _relation(row, place.pk, inside, near)
        rank = (HERE, WITHIN, OVERLAPS, AROUND).index(relation) if relation else 9
        if relation and (row["initiative_id"] not in chosen or rank < chosen[row["initiative_id"]][0]):
            chosen[row["initiative_id"]] = (rank, relation, row)
    return chapters_of([(relation, row) for _rank, relation, row in chosen.values()])


def _relation(row: dict[str, Any], place: int, inside: Collection[int], near: dict[int, str]) -> str:
    if row["place_id"] == place:
        return HERE
    if row["place_id"] in near:
        return near[row["place_id"]]
    return WITHIN if row["initiative_id"] in inside else ""


def chapters_of(rows: list[tuple[str, dict[str, Any]]]) -> list[Chapter]:
    """Return the chapters of placements, oldest first and undated last, in two queries."""
    ids = [row["initiative_id"] for _relation, row in rows]
    leads, followed = leads_of(ids), followed_by(ids)
    found = [_chapter(relation, row, leads, followed) for relation, row in rows]
    return sorted(found, key=lambda chapter: (chapter.start is None, chapter.start or 0, chapter.name))


def _chapter(
    relation: str, row: dict[str, Any], leads: dict[int, list[str]], followed: dict[int, list[Followed]]
) -> Chapter:
    pk, shown = row["initiative_id"], row["initiative__programme__status"] == Status.PUBLISHED
    programme = Item(row["initiative__programme__name"], address(Programme, row["initiative__programme__slug"]))
    return Chapter(
        id=pk,
        name=row["initiative__name"],
        url=address(Initiative, row["initiative__slug"]),
        programme=programme if shown else None,
        programme_id=row["initiative__programme__id"] if shown else None,
        programme_start=row["initiative__programme__start_year"],
        start=row["initiative__start_year"],
        end=row["initiative__end_year"],
        relation=relation,
        place=Item(row["place__name"], address(Place, row["place__slug"])),
        leads=tuple(leads.get(pk, ())),
        followed=tuple(followed.get(pk, ())),
        is_unchecked=row["initiative__verification"] == Verification.RECALLED,
    )


def leads_of(initiatives: Collection[int]) -> dict[int, list[str]]:
    """Return the lead organisations of initiatives, in order, in one query."""
    found: dict[int, list[str]] = defaultdict(list)
    for initiative, name in _leads().filter(initiative__in=initiatives):
        found[initiative].append(name)
    return found


def followed_by(initiatives: Collection[int]) -> dict[int, list[Followed]]:
    """Return what each initiative followed from, what a source says first, in one query."""
    labels = {value: str(label) for value, label in LineageBasis.choices}
    found: dict[int, list[Followed]] = defaultdict(list)
    for initiative, basis, pk, slug, name in _successions().filter(initiative__in=initiatives):
        found[initiative].append(Followed(pk, name, address(Initiative, slug), basis, labels[basis]))
    order = list(labels)
    return {pk: sorted(links, key=lambda link: (order.index(link.basis), link.name)) for pk, links in found.items()}


def years_in_words(chapters: Iterable[Chapter]) -> str:
    """Return the first sentence of a story: how many initiatives, from when to when."""
    starts = [chapter.start for chapter in chapters if chapter.start]
    if not starts:
        return ""
    first, last = min(starts), max(starts)
    if first == last:
        return _("begun in %(first)s") % {"first": first}
    return _("begun between %(first)s and %(last)s") % {"first": first, "last": last}


def _end(row: dict[str, Any], end: str) -> tuple[int, str, str, str]:
    return row[f"{end}__id"], row[f"{end}__slug"], row[f"{end}__name"], row[f"{end}__kind"]


def _items(ends: Iterable[tuple[int, str, str, str]]) -> list[Item]:
    return sorted(Item(name, address(Place, slug)) for _pk, slug, name, _kind in ends)


@cache
def placements() -> QuerySet[InitiativePlace, dict[str, Any]]:
    """Return which initiative stood in which place; put together once, narrowed for each page."""
    return visible_rows(InitiativePlace).order_by("id").values(*_COLUMNS)


@cache
def _leads() -> QuerySet[InitiativeLead, tuple[int, str]]:
    return visible_rows(InitiativeLead).order_by("position", "id").values_list("initiative_id", "organisation__name")


@cache
def _successions() -> QuerySet[InitiativeSuccession, tuple[int, str, int, str, str]]:
    return (
        visible_rows(InitiativeSuccession)
        .order_by()
        .values_list("initiative_id", "basis", "predecessor_id", "predecessor__slug", "predecessor__name")
    )
