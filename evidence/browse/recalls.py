"""What the first page recalls: one lesson that came back, one gap in the evidence, and one aim that nobody measured.

Each is chosen by a rule from the published records and takes its turn by the week, so that the page changes with the
content and with time, and two readers of one week see the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.utils.http import urlencode

from ..enums import Verification
from ..models import Aim, Programme, visible_rows
from ..models.bases import address
from ..search import Crossing, Snapshot, choices_of
from ..synthesis.aims_tried import outcomes_by_programme
from ..synthesis.recurrence import Recurrence, recurrence
from ..synthesis.reports import page_of_lesson, remembered

TURNS = 12
FEWEST_YEARS, LONGEST_AIM = 3, 160
AXES = ("programme", "domain")
Chosen = TypeVar("Chosen")


@dataclass(frozen=True)
class CameBack:
    """A lesson that was reported in several years."""

    statement: str
    url: str
    told: Recurrence


@dataclass(frozen=True)
class Gap:
    """An empty cell of the evidence map, with what its row and its column hold elsewhere."""

    programme: str
    programme_url: str
    domain: str
    in_programme: int
    in_programme_url: str
    in_domain: int
    in_domain_url: str
    map_url: str


@dataclass(frozen=True)
class NeverMeasured:
    """An aim of a programme that has no outcome in its domains, and how many others have in the first of these."""

    statement: str
    programme: str
    programme_url: str
    domain: str
    elsewhere: int
    elsewhere_url: str


@dataclass(frozen=True)
class Recalls:
    """The three, as far as the content has them."""

    came_back: CameBack | None
    gap: Gap | None
    never_measured: NeverMeasured | None

    def __bool__(self) -> bool:
        """Whether there is anything to recall."""
        return bool(self.came_back or self.gap or self.never_measured)


def recall(snapshot: Snapshot, today: date, *, told_already: str = "") -> Recalls:
    """Return what the first page recalls in the week of a day. Asks the database once for each state of the library.

    ``told_already`` is the page of a lesson of which the first page tells anyhow.
    """
    all_lessons, gaps, aims = snapshot.remember("recalled on the first page", lambda: _candidates(snapshot))
    lessons = [lesson for lesson in all_lessons if lesson.url != told_already]
    year, week, _day = today.isocalendar()
    turn = year * 53 + week
    return Recalls(in_turn(lessons, turn), in_turn(gaps, turn), in_turn(aims, turn))


def in_turn(candidates: Sequence[Chosen], turn: int) -> Chosen | None:
    """Return the candidate whose turn it is, or None where there is none."""
    return candidates[turn % len(candidates)] if candidates else None


def _candidates(snapshot: Snapshot) -> tuple[list[CameBack], list[Gap], list[NeverMeasured]]:
    crossing = outcomes_by_programme(snapshot)
    return _lessons(), _gaps(crossing), _aims(crossing)


def _lessons() -> list[CameBack]:
    """Return the lessons that were reported in most different years."""
    memory = remembered()
    told = [
        CameBack(memory.lessons[slug], page_of_lesson(slug), again)
        for slug, reports in memory.by_lesson().items()
        if (again := recurrence(reports)) and len(again.years) >= FEWEST_YEARS
    ]
    return sorted(told, key=lambda lesson: (-len(lesson.told.years), lesson.url))[:TURNS]


def _gaps(crossing: Crossing) -> list[Gap]:
    """Return the empty cells of the map whose programme and domain have most outcomes elsewhere."""
    programmes, domains = (_top(facet) for facet in AXES)
    empty = [
        (crossing.rows[programme] * crossing.columns[domain], programme, domain)
        for programme in programmes
        for domain in domains
        if crossing.rows.get(programme) and crossing.columns.get(domain) and (programme, domain) not in crossing.cells
    ]
    # One for each programme, so that the weeks do not tell of one programme alone.
    best: dict[str, tuple[int, str, str]] = {}
    for cell in sorted(empty, key=lambda cell: (-cell[0], cell[1], cell[2])):
        best.setdefault(cell[1], cell)
    return [_gap(programme, domain, crossing) for _size, programme, domain in list(best.values())[:TURNS]]


def _top(facet: str) -> dict[str, str]:
    choices = choices_of(facet)
    return {value: label for value, label in choices.labels.items() if not choices.parents.get(value)}


def _gap(programme: str, domain: str, crossing: Crossing) -> Gap:
    return Gap(
        choices_of("programme").labels[programme],
        address(Programme, programme),
        choices_of("domain").labels[domain],
        crossing.rows[programme],
        _outcomes(programme=programme),
        crossing.columns[domain],
        _outcomes(domain=domain),
        f"/map/?{urlencode({'count': 'outcome', 'rows': 'programme', 'columns': 'domain'})}",
    )


def _aims(crossing: Crossing) -> list[NeverMeasured]:
    """Return the aims that were seen at a source, are short enough, and have no outcome in any of their domains."""
    by_aim: dict[str, list[dict[str, Any]]] = {}
    for row in _aims_with_domains():
        by_aim.setdefault(row["slug"], []).append(row)
    found: dict[str, NeverMeasured] = {}
    for rows in by_aim.values():
        first = rows[0]
        programme, domain = first["programme__slug"], first["domain_links__domain__slug"]
        measured = any((programme, row["domain_links__domain__slug"]) in crossing.cells for row in rows)
        if not measured and len(first["statement"]) <= LONGEST_AIM and crossing.columns.get(domain):
            found.setdefault(programme, _never_measured(first, crossing))
    return sorted(found.values(), key=lambda aim: (-aim.elsewhere, aim.programme_url))[:TURNS]


def _aims_with_domains() -> Any:
    rows = visible_rows(Aim).exclude(verification=Verification.RECALLED)
    rows = rows.filter(programme__isnull=False, domain_links__isnull=False).order_by("id", "domain_links__id")
    columns = ("slug", "statement", "programme__slug", "programme__name")
    return rows.values(*columns, "domain_links__domain__slug", "domain_links__domain__label")


def _never_measured(row: dict[str, Any], crossing: Crossing) -> NeverMeasured:
    domain = row["domain_links__domain__slug"]
    return NeverMeasured(
        row["statement"],
        row["programme__name"],
        f"{address(Programme, row['programme__slug'])}#aims",
        row["domain_links__domain__label"],
        crossing.columns[domain],
        _outcomes(domain=domain),
    )


def _outcomes(**chosen: str) -> str:
    return f"/outcomes/?{urlencode(chosen)}"
