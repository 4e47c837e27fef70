"""Two to four initiatives or programmes side by side: facts in one order, what differs named, outcomes and lessons."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.http import urlencode

from ..enums import Stance
from ..models import Initiative, Programme, visible_rows
from ..web.translation import label_of
from ..web.translation import translate as _
from .aims import aim_rows, aims
from .aims_measured import Tally, tallies
from .citations import authors_of
from .evidence_rows import CLASSES, SYMBOLS, evidence
from .facts import Fact, Item, fact, linked, shown
from .learned import evidence_of_programmes
from .outcome_rows import OutcomeRow, outcome_rows, outcomes
from .story import leads_of
from .tidier import Parts, described, labels, models_of, people_of, places_of
from .words import span

SAME, DIFFERS, UNKNOWN, NOT_JUDGED = "same", "differs", "unknown", ""


@dataclass(frozen=True)
class Row:
    """One fact of every record, and whether they differ in it."""

    label: str
    heading: str
    cells: tuple[tuple[Item, ...], ...]
    verdict: str


@dataclass(frozen=True)
class Measured:
    """One outcome domain with what each record measured in it."""

    label: str
    cells: tuple[Any, ...]


@dataclass(frozen=True)
class LearnedOf:
    """One lesson, and how the evidence from each record bears on it; empty where it does not."""

    statement: str
    url: str
    cells: tuple[tuple[tuple[str, str, str], ...], ...]

    @property
    def count(self) -> int:
        """How many of the records it was reported from."""
        return sum(1 for cell in self.cells if cell)


@dataclass(frozen=True)
class SideBySide:
    """Everything that a comparison shows."""

    rows: list[Row]
    measured: list[Measured]
    shared: list[LearnedOf]
    alone: list[list[LearnedOf]]


def rows_of(columns: Sequence[Sequence[tuple[str, Fact]]]) -> list[Row]:
    """Return facts that stand in the same order for every record as rows; ``columns`` give heading and fact."""
    rows = []
    for together in zip(*columns, strict=True):
        heading, first = together[0]
        cells = tuple(one.items for _heading, one in together)
        verdict = NOT_JUDGED if str(first.label) in free_texts() else verdict_of(cells)
        rows.append(Row(str(first.label), heading, cells, verdict))
    return rows


def free_texts() -> frozenset[str]:
    """Return the facts that stand in somebody's own words, which always differ and say nothing by it."""
    return frozenset({_("Summary"), _("Aims in short"), _("Place, as written")})


def verdict_of(cells: Sequence[Sequence[Item]]) -> str:
    """Return whether records say the same, differ, or cannot be told apart because one of them says nothing.

    The order in which a record lists its values makes no difference.
    """
    texts = [frozenset(item.text for item in cell) for cell in cells]
    known = {text for text in texts if text}
    if len(known) > 1:
        return DIFFERS
    return SAME if all(texts) else UNKNOWN


def compare_initiatives(initiatives: Sequence[Initiative]) -> SideBySide:
    """Return initiatives side by side, in TIDieR's order."""
    ids = [initiative.pk for initiative in initiatives]
    programmes = {initiative.pk: initiative.programme_id for initiative in initiatives if shown(initiative.programme)}
    stated: dict[int | None, list[str]] = defaultdict(list)
    for aim in aim_rows(aims().filter(programme__in=set(programmes.values()))):
        stated[aim.programme_id].append(aim.statement)
    parts = Parts(
        places=places_of(ids),
        models=labels(models_of(ids)),
        people=labels(people_of(ids)),
        leads=leads_of(ids),
        aims={pk: stated[programme] for pk, programme in programmes.items()},
    )
    columns = [
        [(heading.name, one) for heading in described(initiative, parts)[:7] for one in heading.facts][1:]
        for initiative in initiatives
    ]
    found = list(outcomes().filter(initiative__in=ids).order_by("-paper__year", "id"))
    rows = outcome_rows(found, authors_of({row["paper_id"] for row in found}))
    slugs = [initiative.slug for initiative in initiatives]
    learned = list(evidence().filter(initiative__in=ids))
    by_record = [[row for row in learned if row["initiative__slug"] == slug] for slug in slugs]
    return SideBySide(rows_of(columns), _measured(slugs, found, rows), *_learned(by_record))


def _measured(slugs: Sequence[str], found: Sequence[dict[str, Any]], rows: Sequence[OutcomeRow]) -> list[Measured]:
    domains = sorted({(row.domain, row.domain_slug) for row in rows})
    return [
        Measured(
            label,
            tuple(
                tuple(
                    row
                    for row, raw in zip(rows, found, strict=True)
                    if raw["initiative__slug"] == slug and row.domain_slug == domain
                )
                for slug in slugs
            ),
        )
        for label, domain in domains
    ]


def compare_programmes(programmes: Sequence[Programme]) -> SideBySide:
    """Return programmes side by side."""
    stated: dict[int | None, list[str]] = defaultdict(list)
    for aim in aim_rows(aims().filter(programme__in=programmes)):
        stated[aim.programme_id].append(aim.statement)
    columns = [[("", one) for one in _facts_of(programme, stated[programme.pk])] for programme in programmes]
    counted = [tallies({"programme": programme.slug}) for programme in programmes]
    found: dict[str, Tally] = {slug: tally for tallied in counted for slug, tally in tallied.items()}
    measured = [
        Measured(tally.label, tuple(tallied.get(slug) for tallied in counted))
        for slug, tally in sorted(found.items(), key=lambda entry: entry[1].label)
    ]
    return SideBySide(
        rows_of(columns), measured, *_learned([evidence_of_programmes(programme.slug) for programme in programmes])
    )


def _facts_of(programme: Programme, aims_stated: Sequence[str]) -> list[Fact]:
    known = programme.start_year or programme.end_year
    return [
        fact(_("Kind"), programme.kind),
        linked(_("Part of"), shown(programme.parent)),
        fact(_("Country"), programme.country),
        fact(_("Years"), span(programme.start_year, programme.end_year) if known else ""),
        fact(_("Sponsor"), programme.sponsor),
        fact(_("Number of sites"), f"{programme.sites_count:,}" if programme.sites_count else ""),
        fact(_("Policy style"), label_of(programme, "policy_style")),
        fact(_("Purpose of piloting"), label_of(programme, "pilot_purpose")),
        fact(_("Aims in short"), programme.aims_summary),
        fact(_("Stated aims"), *aims_stated),
    ]


def _learned(by_record: Sequence[Sequence[dict[str, Any]]]) -> tuple[list[LearnedOf], list[list[LearnedOf]]]:
    """Return the lessons of several records, most first, and those of one alone, record by record."""
    stances: dict[tuple[str, str], list[dict[str, set[int]]]] = {}
    for number, rows in enumerate(by_record):
        for row in rows:
            key = (row["lesson__statement"], row["lesson__slug"])
            cells = stances.setdefault(key, [defaultdict(set) for _record in by_record])
            cells[number][row["stance"]].add(row["paper_id"])
    lessons = [
        LearnedOf(statement, f"/lessons/{slug}/", tuple(_cell(cell) for cell in cells))
        for (statement, slug), cells in sorted(stances.items())
    ]
    shared = sorted((one for one in lessons if one.count > 1), key=lambda one: -one.count)
    alone = [[one for one in lessons if one.count == 1 and one.cells[number]] for number in range(len(by_record))]
    return shared, alone


def _cell(stances: dict[str, set[int]]) -> tuple[tuple[str, str, str], ...]:
    words = {
        Stance.SUPPORTS: _("%(n)s supporting"),
        Stance.QUALIFIES: _("%(n)s qualifying"),
        Stance.CONTRADICTS: _("%(n)s contradicting"),
    }
    return tuple(
        (SYMBOLS[stance], CLASSES[stance], words[stance] % {"n": len(stances[stance])})
        for stance in Stance
        if stances.get(stance)
    )


def records_of(kind: str, slugs: Sequence[str]) -> dict[str, Any]:
    """Return the visible records of one kind by their addresses, in one query."""
    model = {"initiative": Initiative, "programme": Programme}[kind]
    related = ("programme",) if kind == "initiative" else ("kind", "parent")
    return {record.slug: record for record in visible_rows(model).select_related(*related).filter(slug__in=slugs)}


def address_of(kind: str, slugs: Sequence[str]) -> str:
    """Return the address of a comparison."""
    return f"/compare/?{urlencode([(kind, slug) for slug in slugs])}" if slugs else "/compare/"
