"""How often something was learned before: the years and programmes in which it was reported, and the gaps between."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Report(NamedTuple):
    """One independent study that reported something: when, and from which programmes."""

    study: str
    year: int
    programmes: frozenset[str]


@dataclass(frozen=True)
class Recurrence:
    """When something was first reported, in which later years again, and by how many independent studies."""

    first: int
    again: tuple[int, ...]
    studies: int
    programmes: tuple[str, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """Every year in which it was reported."""
        return (self.first, *self.again)

    @property
    def gaps(self) -> tuple[int, ...]:
        """The years that lay between one report and the next."""
        return tuple(later - earlier for earlier, later in zip(self.years, self.again, strict=False))

    @property
    def span(self) -> int:
        """The years from the first report to the last."""
        return self.years[-1] - self.first


def recurrence(reports: Iterable[Report]) -> Recurrence | None:
    """Return how something recurred, or None where no dated study reported it. Papers of a study count once."""
    first_of: dict[str, int] = {}
    years: set[int] = set()
    programmes: dict[str, int] = {}
    for report in sorted(reports, key=lambda report: (report.year, report.study)):
        first_of.setdefault(report.study, report.year)
        years.add(report.year)
        for programme in sorted(report.programmes):
            programmes.setdefault(programme, report.year)
    if not years:
        return None
    first, *again = sorted(years)
    return Recurrence(first, tuple(again), len(first_of), tuple(sorted(programmes, key=lambda p: (programmes[p], p))))


class Wave(NamedTuple):
    """What one programme's reports said: for the first time, and what had been said before they appeared."""

    programme: str
    first: int
    last: int
    new: tuple[str, ...]
    known: tuple[str, ...]


def waves(reports: Mapping[str, Collection[Report]]) -> list[Wave]:
    """Return, for each programme in order of its first report, what was new in it and what others had said before.

    ``reports`` holds the reports of each lesson. A lesson was known where a study that is not of this programme
    reported it in a year before this programme's own first report of it.
    """
    own: dict[str, dict[str, list[int]]] = {}
    for lesson, found in reports.items():
        for report in found:
            for programme in report.programmes:
                own.setdefault(programme, {}).setdefault(lesson, []).append(report.year)
    told = [_wave(programme, lessons, reports) for programme, lessons in own.items()]
    return sorted(told, key=lambda wave: (wave.first, wave.programme))


def _wave(programme: str, lessons: dict[str, list[int]], reports: Mapping[str, Collection[Report]]) -> Wave:
    years = [year for found in lessons.values() for year in found]
    known = {
        lesson
        for lesson, found in lessons.items()
        if any(report.year < min(found) and programme not in report.programmes for report in reports[lesson])
    }
    new = tuple(sorted(lessons.keys() - known))
    return Wave(programme, min(years), max(years), new, tuple(sorted(known)))
