"""Places through programmes, each in one line: what ran there and around it, what followed, and what ran at once."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Q, QuerySet

from ..enums import Status
from ..models import InitiativePlace, Place, PlaceContainment, PlaceOverlap, visible_rows
from ..models.bases import address
from .families import ProgrammeShown
from .story import AROUND, HERE, OVERLAPS, TOO_LARGE, WITHIN, Chapter, chapters_of, placements
from .strips import FIRST, LAST, Bar
from .words import EN_DASH, listed

MOST_IN_LINE, LANE = 14, 4
RANKS = (HERE, WITHIN, OVERLAPS, AROUND)


@dataclass(frozen=True)
class Mark:
    """A bar in a lane of a line."""

    bar: Bar
    y: int


@dataclass(frozen=True)
class Together:
    """Years in which several programmes ran in one place at the same time."""

    years: str
    programmes: str


@dataclass(frozen=True)
class PlaceLine:
    """One place: its initiatives in order of time, drawn in lanes, and the programmes that overlapped."""

    name: str
    url: str
    list: str
    count: int  # of the initiatives in the place and in what lies in it, as the search counts them
    chapters: tuple[Chapter, ...]
    more: int
    marks: tuple[Mark, ...]
    height: int
    together: tuple[Together, ...]


def places_in_order(programmes: Collection[int] | None) -> QuerySet[Place, tuple[int, str, str]]:
    """Return the places smaller than a region that had initiatives, of some programmes or any, most first."""
    links = visible_rows(InitiativePlace).order_by()
    if programmes is not None:
        links = links.filter(initiative__programme__in=programmes, initiative__programme__status=Status.PUBLISHED)
    small = links.exclude(place__kind__in=TOO_LARGE)
    counted = small.values("place_id", "place__slug", "place__name").annotate(n=Count("initiative", distinct=True))
    return counted.order_by("-n", "place__name", "place_id").values_list("place_id", "place__slug", "place__name")


def lines_of(
    places: Sequence[tuple[int, str, str]], counts: Mapping[str, int], programmes: Mapping[int, ProgrammeShown]
) -> list[PlaceLine]:
    """Return the lines of places, in five queries whatever their number."""
    near = _near([pk for pk, _slug, _name in places])
    everywhere = {other for others in near.values() for other in others}
    rows: dict[int, list[dict]] = defaultdict(list)
    for row in placements().filter(place__in=everywhere):
        rows[row["place_id"]].append(row)
    chosen = {pk: _nearest(rows, near[pk]) for pk, _slug, _name in places}
    everything = {row["initiative_id"]: (relation, row) for found in chosen.values() for relation, row in found}
    told = {chapter.id: chapter for chapter in chapters_of(list(everything.values()))}
    return [_line(place, chosen[place[0]], told, counts, programmes) for place in places]


def _near(places: Collection[int]) -> dict[int, dict[int, str]]:
    """Return, for each place, the places that touch it and how: itself, what lies in it, overlaps it, or covers it."""
    near: dict[int, dict[int, str]] = {place: {} for place in places}
    contained = visible_rows(PlaceContainment).filter(Q(place__in=places) | Q(container__in=places)).order_by()
    for place, container, kind in contained.values_list("place_id", "container_id", "container__kind"):
        if place in near and kind not in TOO_LARGE:
            near[place][container] = AROUND
        if container in near:
            near[container][place] = WITHIN
    overlaps = visible_rows(PlaceOverlap).filter(place__in=places).exclude(other__kind__in=TOO_LARGE).order_by()
    for place, other in overlaps.values_list("place_id", "other_id"):
        near[place].setdefault(other, OVERLAPS)
    return {place: {**others, place: HERE} for place, others in near.items()}


def _nearest(rows: Mapping[int, list[dict]], near: Mapping[int, str]) -> list[tuple[str, dict]]:
    """Return each initiative once, by the nearest of its places."""
    found: dict[int, tuple[str, dict]] = {}
    for place, relation in sorted(near.items(), key=lambda pair: (RANKS.index(pair[1]), pair[0])):
        for row in rows.get(place, ()):
            found.setdefault(row["initiative_id"], (relation, row))
    return list(found.values())


def _line(
    place: tuple[int, str, str],
    chosen: Sequence[tuple[str, dict]],
    told: Mapping[int, Chapter],
    counts: Mapping[str, int],
    programmes: Mapping[int, ProgrammeShown],
) -> PlaceLine:
    slug, name = place[1:]
    relations = {row["initiative_id"]: relation for relation, row in chosen}
    everything = sorted(
        (_related(told[initiative], relation) for initiative, relation in relations.items()),
        key=lambda chapter: (chapter.start is None, chapter.start or 0, chapter.name),
    )
    shown = everything[:MOST_IN_LINE]
    marks, height = _marks(shown)
    return PlaceLine(
        name,
        address(Place, slug),
        f"/initiatives/?place={slug}",
        counts.get(slug, 0),
        tuple(shown),
        len(everything) - len(shown),
        marks,
        height,
        tuple(overlaps_of(everything, programmes)),
    )


def _related(chapter: Chapter, relation: str) -> Chapter:
    return Chapter(**{**chapter.__dict__, "relation": relation})


def _marks(chapters: Sequence[Chapter]) -> tuple[tuple[Mark, ...], int]:
    """Return the bars of a line, each in the first lane that is free in its years."""
    ends: list[int] = []
    marks = []
    for chapter in chapters:
        if chapter.bar:
            lane = next((number for number, taken in enumerate(ends) if taken <= chapter.bar.x), len(ends))
            ends[lane : lane + 1] = [chapter.bar.x + chapter.bar.width]
            marks.append(Mark(chapter.bar, lane * LANE + 1))
    return tuple(marks), max(len(ends), 1) * LANE + 3


def overlaps_of(chapters: Sequence[Chapter], programmes: Mapping[int, ProgrammeShown]) -> list[Together]:
    """Return the years in which initiatives of several programmes ran at once; types are one with their programme.

    What has no reported end counts for its first year alone.
    """
    running: dict[int, set[str]] = defaultdict(set)
    for chapter in chapters:
        if chapter.start and chapter.programme_id and chapter.programme_id in programmes:
            name = _broadest_name(chapter.programme_id, programmes)
            for year in range(max(chapter.start, FIRST), min(chapter.end or chapter.start, LAST) + 1):
                running[year].add(name)
    found = []
    for names, years in groupby(range(FIRST, LAST + 1), key=lambda year: frozenset(running[year])):
        if len(names) > 1:
            mine = list(years)
            found.append(Together(_years(mine[0], mine[-1]), listed(sorted(names))))
    return found


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}{EN_DASH}{last}"


def _broadest_name(pk: int, programmes: Mapping[int, ProgrammeShown]) -> str:
    while programmes[pk].parent is not None:
        pk = programmes[pk].parent or pk
    return programmes[pk].name
