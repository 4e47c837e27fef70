"""The strip of years: one scale, 1999 to 2025, in every view. Ten units a year, drawn without text."""

from collections.abc import Iterable
from dataclasses import dataclass

FIRST, LAST = 1999, 2025
YEAR_WIDTH = 10
WIDTH = (LAST - FIRST + 1) * YEAR_WIDTH


@dataclass(frozen=True)
class Bar:
    """Where a bar of years begins and how wide it is."""

    x: int
    width: int


def ticks(years: Iterable[int]) -> list[int]:
    """Return where the marks of the years stand; years outside the scale have no mark."""
    return [(year - FIRST) * YEAR_WIDTH + YEAR_WIDTH // 2 for year in sorted(set(years)) if FIRST <= year <= LAST]


def bar(start: int | None, end: int | None) -> Bar | None:
    """Return the bar of a span; an open end runs to the edge, and a span without a start is not drawn."""
    if start is None or start > LAST or (end is not None and end < FIRST):
        return None
    first, last = max(start, FIRST), min(end or LAST, LAST)
    return Bar((first - FIRST) * YEAR_WIDTH, (last - first + 1) * YEAR_WIDTH)
