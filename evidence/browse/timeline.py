"""Programmes through time: what followed from what, who says so, and how many sites the library holds of each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..enums import LineageBasis
from .facts import Item
from .families import ProgrammeShown
from .story import HERE, Chapter, Followed
from .strips import Bar, bar
from .words import span


@dataclass(frozen=True)
class TimelineRow:
    """One programme: its years, from what it followed and what followed, its types and its sites."""

    programme: ProgrammeShown
    followed: tuple[Followed, ...]
    led_to: tuple[Followed, ...]
    parent: Item | None
    sites: int

    @property
    def span(self) -> str:
        """Its years in words."""
        return span(self.programme.start, self.programme.end)

    @property
    def bar(self) -> Bar | None:
        """Where its years stand on the common scale."""
        return bar(self.programme.start, self.programme.end)

    @property
    def sites_url(self) -> str:
        """The list of its initiatives, and of those of its types."""
        return f"/initiatives/?programme={self.programme.slug}"


def timeline_rows(
    shown: Sequence[ProgrammeShown],
    programmes: Mapping[int, ProgrammeShown],
    links: Sequence[tuple[int, int, str]],
    sites: Mapping[str, int],
) -> list[TimelineRow]:
    """Return the rows of programmes, in the order given."""
    labels = {value: str(label) for value, label in LineageBasis.choices}
    before: dict[int, list[Followed]] = defaultdict(list)
    after: dict[int, list[Followed]] = defaultdict(list)
    for programme, predecessor, basis in links:
        if programme in programmes and predecessor in programmes:
            before[programme].append(_followed(programmes[predecessor], basis, labels))
            after[predecessor].append(_followed(programmes[programme], basis, labels))
    return [
        TimelineRow(
            programme,
            tuple(before[programme.id]),
            tuple(after[programme.id]),
            _parent(programme, programmes),
            sites.get(programme.slug, 0),
        )
        for programme in shown
    ]


def as_chapters(rows: Sequence[TimelineRow]) -> list[Chapter]:
    """Return the programmes that stand on their own as chapters, so that they are drawn as the story of a place is."""
    return [
        Chapter(
            id=row.programme.id,
            name=row.programme.name,
            url=row.programme.url,
            programme=None,
            programme_id=None,
            programme_start=None,
            start=row.programme.start,
            end=row.programme.end,
            relation=HERE,
            place=Item(""),
            leads=(),
            followed=row.followed,
            is_unchecked=False,
        )
        for row in rows
        if row.parent is None
    ]


def _parent(programme: ProgrammeShown, programmes: Mapping[int, ProgrammeShown]) -> Item | None:
    above = programmes.get(programme.parent or 0)
    return Item(above.name, above.url) if above else None


def _followed(programme: ProgrammeShown, basis: str, labels: Mapping[str, str]) -> Followed:
    return Followed(programme.id, programme.name, programme.url, basis, labels[basis])
