"""The story of a place as a drawing on the one scale of years: where boxes, links and numbers stand.

Boxes are packed into lanes, earliest first; a name that is longer than its box runs on beside it. Initiatives without
a start stand above the scale. The table beside the drawing says the same and more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..enums import LineageBasis
from ..web.translation import translate as _
from .story import Chapter
from .strips import FIRST, LAST
from .words import EN_DASH

WIDTH, LEFT, STEP = 1120, 14, 40.4
BOX, PITCH, GAP = 46, 70, 14
PADDING, NAME_WIDTH, TEXT_WIDTH = 10, 7.1, 6.3
LINES_BY_BASIS: dict[str, str] = {
    LineageBasis.SOURCED: "sourced",
    LineageBasis.SAME_LEAD: "lead",
    LineageBasis.SAME_PLACE: "place",
    LineageBasis.CURATOR: "place",
}
WEAKEST_FIRST = ("place", "lead", "sourced")
GRID_YEARS = (1999, 2005, 2010, 2015, 2020, 2025)


@dataclass(frozen=True)
class Box:
    """One initiative: its frame, and where its two lines of text stand."""

    chapter: Chapter
    x: float
    y: float
    width: float
    text_x: float
    anchor: str
    small: str

    @property
    def right(self) -> float:
        """Where the frame ends."""
        return self.x + self.width

    @property
    def middle(self) -> float:
        """Half-way down the frame."""
        return self.y + BOX / 2


class Line(NamedTuple):
    """A link from one box to another, drawn by how it is known."""

    path: str
    css: str


class Mark(NamedTuple):
    """A number of records of one year, with the list of them."""

    x: float
    year: int
    count: int  # type: ignore[assignment]  # a tuple's own method of that name is not wanted
    url: str


class Row(NamedTuple):
    """A row of numbers below the boxes."""

    label: str
    y: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Drawing:
    """Everything that stands on the drawing."""

    boxes: list[Box]
    lines: list[Line]
    rows: list[Row]
    grid: list[tuple[float, int]]
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """The whole height, with the years below the axis."""
        return self.bottom + 24


def draw(chapters: Sequence[Chapter], numbers: Sequence[tuple[str, Mapping[int, tuple[int, str]]]]) -> Drawing:
    """Return the drawing of a story; ``numbers`` are rows of a label and, by year, a count and its list."""
    dated = [chapter for chapter in chapters if chapter.bar]
    loose, top = _without_scale([chapter for chapter in chapters if chapter.start is None])
    boxes, bottom = _in_lanes(dated, top + (GAP if loose else 8))
    rows = []
    for label, found in numbers:
        marks = tuple(
            Mark(round(_x(year) + STEP / 2, 1), year, count, url)
            for year, (count, url) in sorted(found.items())
            if FIRST <= year <= LAST
        )
        if marks:
            rows.append(Row(label, bottom, marks))
            bottom += 52
    everything = [*loose, *boxes]
    grid = [(round(_x(year), 1), year) for year in GRID_YEARS]
    return Drawing(everything, _lines(everything), rows, grid, top if loose else 0, bottom)


def _x(year: float) -> float:
    return LEFT + (year - FIRST) * STEP


def _small(chapter: Chapter) -> str:
    """Return the second line of a box: its programme, where that says more than the name, and its years in short."""
    programme = chapter.programme.text if chapter.programme else ""
    return ", ".join(part for part in (programme if programme not in chapter.name else "", _years(chapter)) if part)


def _years(chapter: Chapter) -> str:
    if not chapter.start or chapter.start == chapter.end:
        return str(chapter.start or chapter.span)
    return f"{chapter.start}{EN_DASH}{chapter.end}" if chapter.end else _("from %(year)s") % {"year": chapter.start}


def _text_width(chapter: Chapter) -> float:
    return 2 * PADDING + max(len(chapter.name) * NAME_WIDTH, len(_small(chapter)) * TEXT_WIDTH)


def _without_scale(chapters: Sequence[Chapter]) -> tuple[list[Box], float]:
    """Return the boxes of initiatives without a start, side by side above the scale, and where they end."""
    boxes: list[Box] = []
    x, y = float(LEFT), 8.0
    for chapter in chapters:
        width = min(_text_width(chapter), WIDTH - LEFT)
        if boxes and x + width > WIDTH:
            x, y = float(LEFT), y + BOX + GAP
        boxes.append(Box(chapter, x, y, round(width, 1), x + PADDING, "start", _small(chapter)))
        x += width + GAP
    return boxes, y + BOX + GAP if boxes else 0.0


def _in_lanes(chapters: Sequence[Chapter], top: float) -> tuple[list[Box], float]:
    """Return the boxes on the scale, each in the first lane where it and its text have room, and where they end."""
    ends: list[float] = []
    boxes = []
    for chapter in chapters:
        start, end = max(chapter.start or FIRST, FIRST), min(chapter.end or LAST, LAST)
        x, right = _x(start), _x(end + 1)
        needed = _text_width(chapter)
        runs_back = x + needed > WIDTH and needed > right - x
        occupied = (right - needed if runs_back else x, max(right, x if runs_back else x + needed))
        lane = next((lane for lane, taken in enumerate(ends) if taken + GAP <= occupied[0]), len(ends))
        ends[lane : lane + 1] = [occupied[1]]
        box = Box(
            chapter,
            round(x, 1),
            top + lane * PITCH,
            round(right - x, 1),
            round(right - PADDING if runs_back else x + PADDING, 1),
            "end" if runs_back else "start",
            _small(chapter),
        )
        boxes.append(box)
    return boxes, top + len(ends) * PITCH - (PITCH - BOX) + 16


def _lines(boxes: Sequence[Box]) -> list[Line]:
    """Return the links between boxes that both stand on the drawing, weakest first, so that the sourced lie on top.

    A link by place alone that runs through another initiative is left to the table.
    """
    by_id = {box.chapter.id: box for box in boxes}
    followed = {box.chapter.id: {link.id for link in box.chapter.followed} for box in boxes}
    found = []
    for box in boxes:
        mine = followed[box.chapter.id]
        through = set().union(*(followed.get(other, set()) for other in mine))
        shown = [
            link
            for link in box.chapter.followed
            if link.id in by_id and not (LINES_BY_BASIS[link.basis] == "place" and link.id in through)
        ]
        for number, link in enumerate(shown):
            found.append(Line(_path(by_id[link.id], box, 9 * number), LINES_BY_BASIS[link.basis]))
    return sorted(found, key=lambda line: WEAKEST_FIRST.index(line.css))


def _path(before: Box, after: Box, shift: float) -> str:
    """Return the way from one box to the next: across where it began later, down or up where the years overlap."""
    if before.right <= after.x:
        if before.y == after.y:
            return f"M{before.right} {before.middle}H{after.x}"
        bend = min(40.0, (after.x - before.right) / 2 + 26)
        return (
            f"M{before.right} {before.middle}C{before.right + bend:.1f} {before.middle} "
            f"{after.x - bend:.1f} {after.middle} {after.x} {after.middle}"
        )
    left, right = max(before.x, after.x), min(before.right, after.right)
    x = min(left + 18 + shift, max(right - 6, left + 4))
    start, end = (before.y + BOX, after.y) if before.y < after.y else (before.y, after.y + BOX)
    if left > right or before.y == after.y:
        return f"M{before.x + 12:.1f} {start}L{after.x + 12:.1f} {end}"
    return f"M{x:.1f} {start}V{end}"
