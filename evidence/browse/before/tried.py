"""What the plan hopes for: the outcomes observed in the domains of its aims, and what became of such aims before."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.utils.http import urlencode

from ...enums import Verification
from ...models import Aim, Programme, visible_rows
from ...models.bases import address
from ...search import Crossing, PlanRead, choices_of
from ...synthesis.aims_tried import Fate, fate_of, outcomes_by_programme
from ...web.translation import translate as _
from ..aims_measured import Tally, tallies
from .likes import quoted

MOST_AIMS = 12
TOLD = (Fate.NOT_REACHED, Fate.CONTESTED, Fate.NEVER_MEASURED)

_COLUMNS = (
    *("slug", "statement", "verification", "programme__slug", "programme__name"),
    *("domain_links__domain__slug", "domain_links__domain__label"),  # of the domains that are asked for alone
)


@dataclass(frozen=True)
class Hoped:
    """An outcome domain that the plan aims for: the words that say so, and the outcomes observed in it."""

    slug: str
    label: str
    words: str
    found: Tally | None


@dataclass(frozen=True)
class Tried:
    """An aim of an earlier programme in a domain that the plan aims for, and what became of it."""

    statement: str
    programme: str
    programme_url: str
    domain: str
    fate: Fate
    words: str
    count: int
    url: str
    is_unchecked: bool


def aims_of(plan: PlanRead) -> list[Hoped]:
    """Return the outcome domains that a plan aims for, with the outcomes observed; most strongly named first."""
    labels = choices_of("domain").labels
    counted = tallies({})
    return [
        Hoped(term.slug, labels[term.slug], quoted(term), counted.get(term.slug))
        for term in plan.reading.of("domain")
        if term.is_aim and term.slug in labels
    ]


def tried_before(plan: PlanRead, domains: Collection[str]) -> list[Tried]:
    """Return the aims of programmes in these domains that were not reached, not by all accounts, or never measured."""
    wanted = choices_of("domain").with_descendants(domains)
    crossing = outcomes_by_programme(plan.snapshot)
    seen: dict[str, Tried] = {}
    for row in _aims().filter(domain_links__domain__slug__in=wanted).values(*_COLUMNS):
        tried = _tried(row, crossing)
        kept = seen.get(row["slug"])
        # An aim with several domains is told once, by the most sobering of them.
        if kept is None or _order(tried) < _order(kept):
            seen[row["slug"]] = tried
    told = [tried for tried in seen.values() if tried.fate in TOLD]
    return _one_of_each(sorted(told, key=_order))[:MOST_AIMS]


def _order(tried: Tried) -> tuple[int, int]:
    return [*Fate].index(tried.fate), -tried.count


def _one_of_each(tried: Iterable[Tried]) -> list[Tried]:
    """Return the aims so that those of other programmes come before a programme's second; the fates stay in order."""
    turns: dict[tuple[Fate, str], int] = {}
    placed = []
    for each in tried:
        turn = turns[each.fate, each.programme_url] = turns.get((each.fate, each.programme_url), 0) + 1
        placed.append((TOLD.index(each.fate), turn, each))
    return [each for _fate, _turn, each in sorted(placed, key=lambda one: one[:2])]


@cache
def _aims() -> QuerySet[Aim]:
    return visible_rows(Aim).filter(programme__isnull=False).order_by("id")


def _tried(row: dict[str, Any], crossing: Crossing) -> Tried:
    programme, domain = row["programme__slug"], row["domain_links__domain__slug"]
    count = crossing.cells.get((programme, domain), 0)
    conclusions = crossing.directions.get((programme, domain), {})
    fate = fate_of(conclusions, count)
    return Tried(
        row["statement"],
        row["programme__name"],
        f"{address(Programme, programme)}#aims",
        row["domain_links__domain__label"],
        fate,
        words_of(fate),
        count,
        f"/outcomes/?{urlencode({'programme': programme, 'domain': domain})}",
        row["verification"] == Verification.RECALLED,
    )


def words_of(fate: Fate) -> str:
    """Return what became of an aim, in words."""
    return {
        Fate.NOT_REACHED: _("Measured; no improvement was concluded"),
        Fate.CONTESTED: _("Measured; improved in some results and not in others"),
        Fate.NEVER_MEASURED: _("Nobody measured it, as far as the library knows"),
        Fate.REACHED: _("Measured; improvement was concluded"),
        Fate.UNKNOWN: _("Measured; the conclusion is not reported"),
    }[fate]
