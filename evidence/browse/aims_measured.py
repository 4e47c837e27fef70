"""Aims beside what was measured: for each aim, the outcomes in the domains that it is about, and the gaps named.

Aims and outcomes meet in an outcome domain, and in nothing else: a narrower domain measures a broader aim, never the
other way round. Nobody's judgement that an aim was met is implied.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from django.utils.http import urlencode

from ..enums import Conclusion
from ..search import IndexMissing, count_across, count_facets, labels_of, with_broader
from .aims import AimRow
from .outcome_rows import OutcomeRow

Broader = Callable[[str], Collection[str]]


@dataclass(frozen=True)
class AimMeasured:
    """One aim, the outcomes that measured it, and the domains of it that nobody measured."""

    aim: AimRow
    found: tuple[OutcomeRow, ...]
    unmeasured: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """Aims that something measured, aims that nothing did, and outcomes that no stated aim is about."""

    measured: list[AimMeasured]
    unmeasured: list[AimRow]
    others: list[OutcomeRow]


def beside_outcomes(
    aims: Sequence[AimRow], outcomes: Sequence[OutcomeRow], broader: Broader | None = None
) -> Comparison:
    """Return the aims beside the outcomes that measured them."""
    above = broader or broader_domains
    subjects = {outcome.url: frozenset(above(outcome.domain_slug)) for outcome in outcomes}
    rows = []
    for aim in aims:
        found = tuple(outcome for outcome in outcomes if subjects[outcome.url] & aim.subjects.keys())
        covered = frozenset().union(*(subjects[outcome.url] for outcome in found))
        missing = tuple(label for slug, label in aim.subjects.items() if slug not in covered)
        rows.append(AimMeasured(aim, found, missing))
    measured = {outcome.url for row in rows for outcome in row.found}
    return Comparison(
        [row for row in rows if row.found],
        [row.aim for row in rows if not row.found],
        [outcome for outcome in outcomes if outcome.url not in measured],
    )


def broader_domains(slug: str) -> Collection[str]:
    """Return a domain and those above it; itself alone while there is no index."""
    try:
        return with_broader("domain", slug)
    except IndexMissing:
        return {slug}


@dataclass(frozen=True)
class Cell:
    """A number of outcomes with one conclusion, and their list."""

    conclusion: str
    label: str
    count: int
    url: str


@dataclass(frozen=True)
class Tally:
    """The outcomes in one domain: how many, with which conclusions, and the lists of them."""

    slug: str
    label: str
    count: int
    url: str
    cells: tuple[Cell, ...]

    @property
    def known(self) -> tuple[Cell, ...]:
        """The conclusions that any outcome has."""
        return tuple(cell for cell in self.cells if cell.count)


@dataclass(frozen=True)
class AimCounted:
    """One aim, the outcomes in its domains in numbers, and the domains of it that nobody measured."""

    aim: AimRow
    found: tuple[Tally, ...]
    unmeasured: tuple[str, ...]


def beside_tallies(aims: Sequence[AimRow], counted: dict[str, Tally]) -> list[AimCounted]:
    """Return each aim beside the numbers of outcomes in its domains."""
    return [
        AimCounted(
            aim,
            tuple(counted[slug] for slug in aim.subjects if slug in counted),
            tuple(label for slug, label in aim.subjects.items() if slug not in counted),
        )
        for aim in aims
    ]


def tallies(chosen: dict[str, str]) -> dict[str, Tally]:
    """Return the outcomes that a filtered search lists, by domain and conclusion, most first. From the index alone.

    A broader domain counts those of the narrower ones, as the search does. For a page that has asked for its totals
    before.
    """
    asked = {"kind": "outcome", **chosen}
    try:
        counts = count_facets(["domain"], asked, held=True)["domain"]
        by_conclusion = count_across("domain", "direction", asked, held=True)
        labels = labels_of("domain")
        conclusions = {value: str(label).lower() for value, label in Conclusion.choices}
    except IndexMissing:
        return {}
    found = [
        _tally(chosen, (slug, labels[slug], count), by_conclusion, conclusions)
        for slug, count in counts.items()
        if slug in labels
    ]
    return {tally.slug: tally for tally in sorted(found, key=lambda tally: (-tally.count, tally.label))}


def _tally(
    chosen: dict[str, str],
    domain: tuple[str, str, int],
    by_conclusion: dict[str, dict[str, int]],
    conclusions: dict[str, str],
) -> Tally:
    slug, label, count = domain
    url = f"/outcomes/?{urlencode({**chosen, 'domain': slug})}"
    cells = tuple(
        Cell(value, name, by_conclusion.get(value, {}).get(slug, 0), f"{url}&direction={value}")
        for value, name in conclusions.items()
    )
    return Tally(slug, label, count, url, cells)
