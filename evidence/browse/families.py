"""Families of programmes: their types, what they followed from, and what followed from them, with who says so."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from django.db.models import QuerySet

from ..models import Programme, ProgrammeSuccession, visible_rows
from ..models.bases import address

Links = Mapping[int, Collection[int]]


@dataclass(frozen=True)
class ProgrammeShown:
    """A programme as views of many programmes show it."""

    id: int
    slug: str
    name: str
    start: int | None
    end: int | None
    parent: int | None

    @property
    def url(self) -> str:
        """Its page."""
        return address(Programme, self.slug)


def programmes_shown() -> dict[int, ProgrammeShown]:
    """Return every programme, oldest first and undated last, in one query. There are few, and they grow slowly."""
    rows = [ProgrammeShown(*row) for row in _programmes().all()]
    known = {row.id for row in rows}
    found = [
        ProgrammeShown(row.id, row.slug, row.name, row.start, row.end, row.parent if row.parent in known else None)
        for row in rows
    ]
    return {row.id: row for row in sorted(found, key=lambda row: (row.start is None, row.start or 0, row.name))}


def successions() -> list[tuple[int, int, str]]:
    """Return which programme followed which, and on what basis, in one query."""
    return list(_successions().all())


def family_of(chosen: Iterable[int], links: Iterable[tuple[int, int, str]]) -> set[int]:
    """Return the programmes, all from which they followed, and all that followed from them; brothers are no part."""
    before: dict[int, set[int]] = defaultdict(set)
    after: dict[int, set[int]] = defaultdict(set)
    for programme, predecessor, _basis in links:
        before[programme].add(predecessor)
        after[predecessor].add(programme)
    start = set(chosen)
    return start | reached(start, before) | reached(start, after)


def with_types(chosen: Iterable[int], programmes: Mapping[int, ProgrammeShown]) -> set[int]:
    """Return the programmes and all their types."""
    types: dict[int, set[int]] = defaultdict(set)
    for programme in programmes.values():
        if programme.parent is not None:
            types[programme.parent].add(programme.id)
    start = set(chosen)
    return start | reached(start, types)


def broadest(chosen: Collection[int], programmes: Mapping[int, ProgrammeShown]) -> list[ProgrammeShown]:
    """Return the programmes without those that are types of another of them, which counts for both."""
    return [programmes[pk] for pk in programmes if pk in chosen and not set(_above(pk, programmes)) & set(chosen)]


def reached(start: Collection[int], links: Links) -> set[int]:
    """Return what can be reached along links, however far, without the start itself unless a link leads back."""
    found: set[int] = set()
    waiting = list(start)
    while waiting:
        for other in links.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def _above(pk: int, programmes: Mapping[int, ProgrammeShown]) -> Iterable[int]:
    parent = programmes[pk].parent
    while parent is not None:
        yield parent
        parent = programmes[parent].parent


@cache
def _programmes() -> QuerySet[Programme, tuple]:
    columns = ("id", "slug", "name", "start_year", "end_year", "parent_id")
    return visible_rows(Programme).order_by().values_list(*columns)


@cache
def _successions() -> QuerySet[ProgrammeSuccession, tuple[int, int, str]]:
    rows = visible_rows(ProgrammeSuccession).order_by("predecessor__start_year", "id")
    return rows.values_list("programme_id", "predecessor_id", "basis")
