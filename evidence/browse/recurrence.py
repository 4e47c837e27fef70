"""How often a lesson was learned before: papers by year, silences, and the programmes that reported it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from django.utils.translation import ngettext

from ..models import Programme, visible_rows
from ..models.bases import address
from ..web.translation import translate as _
from .evidence_rows import EvidenceRow
from .strips import FIRST, LAST
from .words import span

YEAR_UNITS, DOT_UNITS = 28, 19  # the drawing is 756 units wide: 27 years of 28
WIDTH = (LAST - FIRST + 1) * YEAR_UNITS
MOST_BARS, LANES, LANE_UNITS, LETTER_UNITS = 6, 3, 30, 7.2
LONGEST_NAME = 30
SHORTEST_SILENCE = 3
_CRITICAL_FIRST = {"contradicts": 0, "qualifies": 1, "supports": 2}


class Dot(NamedTuple):
    """One paper on the drawing, with the words that a pointer shows."""

    x: int
    y: int
    stance: str
    words: str


class ProgrammeBar(NamedTuple):
    """A programme below the drawing."""

    x: int
    width: int
    y: int
    name: str
    is_at_end: bool


class YearRow(NamedTuple):
    """One year of the same as a table."""

    year: int
    papers: list[EvidenceRow]


class Wave(NamedTuple):
    """A programme from which the lesson was reported: when it ran, the years of the reports, and how late that was."""

    name: str
    url: str
    ran: str
    reported: str
    since: str
    is_again: bool


class RunProgramme(NamedTuple):
    """A programme with the years in which it ran."""

    id: int
    slug: str
    name: str
    abbreviation: str
    start: int | None
    end: int | None


@dataclass(frozen=True)
class Recurrence:
    """The drawing of a lesson's papers by year, and what stands in words beside it."""

    dots: list[Dot]
    height: int
    bars: list[ProgrammeBar]
    years: list[YearRow]
    waves: list[Wave]
    silence: str


def recurrence_of(rows: Sequence[EvidenceRow]) -> Recurrence:
    """Return the recurrence of a lesson from its evidence; asks once for its programmes."""
    ids = {row.programme_id for row in rows if row.programme_id}
    columns = ("pk", "slug", "name", "abbreviation", "start_year", "end_year")
    found = visible_rows(Programme).filter(pk__in=ids).order_by().values_list(*columns) if ids else ()
    return recurrence(rows, [RunProgramme(*programme) for programme in found])


def recurrence(rows: Sequence[EvidenceRow], programmes: Iterable[RunProgramme]) -> Recurrence:
    """Return the recurrence of a lesson. A paper stands once, in its year, where it is most critical."""
    papers: dict[int, EvidenceRow] = {}
    for row in rows:
        held = papers.get(row.paper_id)
        if row.year and (held is None or _CRITICAL_FIRST[row.stance] < _CRITICAL_FIRST[held.stance]):
            papers[row.paper_id] = row
    by_year: dict[int, list[EvidenceRow]] = {}
    for row in sorted(papers.values(), key=lambda row: (row.year, -_CRITICAL_FIRST[row.stance], row.reference)):
        by_year.setdefault(row.year or 0, []).append(row)
    drawn = {year: found for year, found in by_year.items() if FIRST <= year <= LAST}
    height = max(map(len, drawn.values()), default=0) * DOT_UNITS + 10
    reported = _reported(rows, programmes)
    return Recurrence(
        dots=[dot for year, found in drawn.items() for dot in _dots(year, found, height)],
        height=height,
        bars=_bars(reported),
        years=[YearRow(year, found) for year, found in by_year.items()],
        waves=_waves(reported, next(iter(by_year), None)),
        silence=_silence(list(by_year)),
    )


def _dots(year: int, papers: list[EvidenceRow], height: int) -> Iterable[Dot]:
    x = (year - FIRST) * YEAR_UNITS + YEAR_UNITS // 2
    for place, row in enumerate(papers):
        words = _("%(reference)s: %(stance)s") % {"reference": row.reference, "stance": row.stance_label.lower()}
        yield Dot(x, height - 2 - DOT_UNITS // 2 - place * DOT_UNITS, row.stance, words)


Reported = list[tuple[RunProgramme, list[int]]]


def _reported(rows: Sequence[EvidenceRow], programmes: Iterable[RunProgramme]) -> Reported:
    """Return the programmes with the years of the papers that reported from them, in order of the first report."""
    years: dict[int | None, set[int]] = {}
    for row in rows:
        if row.year:
            years.setdefault(row.programme_id, set()).add(row.year)
    found = [(programme, sorted(years[programme.id])) for programme in programmes if programme.id in years]
    return sorted(found, key=lambda one: (one[1][0], one[0].start or 0, one[0].name))


def _waves(reported: Reported, first_year: int | None) -> list[Wave]:
    return [
        Wave(
            programme.name,
            address(Programme, programme.slug),
            span(programme.start, programme.end),
            ", ".join(map(str, years)),
            _since(years[0] - (first_year or years[0])),
            years[0] != first_year,
        )
        for programme, years in reported
    ]


def _since(years: int) -> str:
    if not years:
        return _("in the year of the first report")
    return ngettext("%(n)s year later", "%(n)s years later", years) % {"n": years}


def _bars(reported: Reported) -> list[ProgrammeBar]:
    """Return the bars of the programmes that reported it most often, in lanes where no name covers another."""
    dated = [one for one in reported if one[0].start and one[0].start <= LAST and (one[0].end or LAST) >= FIRST]
    most = sorted(dated, key=lambda one: -len(one[1]))[:MOST_BARS]
    lanes = [0.0] * LANES
    bars = []
    for programme, _years in sorted(most, key=lambda one: (one[0].start or 0, one[0].name)):
        start, end = max(programme.start or FIRST, FIRST), min(programme.end or LAST, LAST)
        x, width = (start - FIRST) * YEAR_UNITS, (end - start + 1) * YEAR_UNITS
        name = programme.name if len(programme.name) <= LONGEST_NAME else programme.abbreviation or programme.name
        letters = len(name) * LETTER_UNITS
        is_at_end = x + letters > WIDTH
        left = min(x, x + width - letters) if is_at_end else x
        lane = next((number for number, taken in enumerate(lanes) if taken <= left), None)
        if lane is None or left < 0:
            continue
        lanes[lane] = max(x + width, left + letters) + YEAR_UNITS / 2
        bars.append(ProgrammeBar(x, width, lane * LANE_UNITS, name, is_at_end))
    return bars


def _silence(years: list[int]) -> str:
    """Return the longest time in which no paper here reported it, where it was long."""
    gaps = [(later - earlier, earlier, later) for earlier, later in pairwise(years)]
    length, earlier, later = max(gaps, key=lambda gap: gap[0], default=(0, 0, 0))
    if length < SHORTEST_SILENCE:
        return ""
    return _("Between %(earlier)s and %(later)s no paper here reported it; then it was learned again.") % {
        "earlier": earlier,
        "later": later,
    }
