"""What the plan hopes for: the outcomes observed in the domains of its aims, and what became of such aims before."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.utils.http import urlencode

from ...enums import Verification
from ...models import Aim, Policy, PolicyProgramme, Programme, visible_rows
from ...models.bases import address
from ...search import PlanRead, Snapshot, choices_of
from ...synthesis.aims_tried import Fate, fate_of, measured_in
from ...web.translation import translate as _
from ..aims_measured import Tally, tallies
from .likes import quoted

MOST_AIMS = 12
TOLD = (Fate.NOT_REACHED, Fate.CONTESTED, Fate.NEVER_MEASURED)

_COLUMNS = (
    *("slug", "statement", "verification", "programme__slug", "programme__name"),
    *("policy__slug", "policy__title"),
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
    """An aim of an earlier programme or policy in a domain that the plan aims for, and what became of it."""

    statement: str
    owner: str
    owner_url: str
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
    """Return the earlier aims in these domains that were not reached, not by all accounts, or never measured.

    What became of a policy's aim is told by the outcomes of the programmes that it created. Where none is known, the
    aim is left out.
    """
    wanted = choices_of("domain").with_descendants(domains)
    rows = list(_aims().filter(domain_links__domain__slug__in=wanted).values(*_COLUMNS))
    created = _created_by({row["policy__slug"] for row in rows if row["policy__slug"]})
    seen: dict[str, Tried] = {}
    for row in rows:
        programmes = [row["programme__slug"]] if row["programme__slug"] else created.get(row["policy__slug"], [])
        if not programmes:
            continue
        tried = _tried(row, programmes, plan.snapshot)
        kept = seen.get(row["slug"])
        # An aim with several domains is told once, by the most sobering of them.
        if kept is None or _order(tried) < _order(kept):
            seen[row["slug"]] = tried
    told = [tried for tried in seen.values() if tried.fate in TOLD]
    return _one_of_each(sorted(told, key=_order))[:MOST_AIMS]


def _created_by(policies: Collection[str]) -> dict[str, list[str]]:
    """Return the programmes that each of the policies created."""
    created: dict[str, list[str]] = {}
    if policies:
        links = visible_rows(PolicyProgramme).filter(policy__slug__in=policies).order_by("programme__slug")
        for policy, programme in links.values_list("policy__slug", "programme__slug"):
            created.setdefault(policy, []).append(programme)
    return created


def _order(tried: Tried) -> tuple[int, int]:
    return [*Fate].index(tried.fate), -tried.count


def _one_of_each(tried: Iterable[Tried]) -> list[Tried]:
    """Return the aims so that those of others come before anybody's second; the fates stay in order."""
    turns: dict[tuple[Fate, str], int] = {}
    placed = []
    for each in tried:
        turn = turns[each.fate, each.owner_url] = turns.get((each.fate, each.owner_url), 0) + 1
        placed.append((TOLD.index(each.fate), turn, each))
    return [each for _fate, _turn, each in sorted(placed, key=lambda one: one[:2])]


@cache
def _aims() -> QuerySet[Aim]:
    return visible_rows(Aim).order_by("id")


def _tried(row: dict[str, Any], programmes: Sequence[str], snapshot: Snapshot) -> Tried:
    domain = row["domain_links__domain__slug"]
    count, conclusions = measured_in(snapshot, programmes, domain)
    fate = fate_of(conclusions, count)
    model, slug = (Policy, row["policy__slug"]) if row["policy__slug"] else (Programme, row["programme__slug"])
    return Tried(
        row["statement"],
        row["policy__title"] or row["programme__name"],
        f"{address(model, slug)}#aims",
        row["domain_links__domain__label"],
        fate,
        words_of(fate),
        count,
        f"/outcomes/?{urlencode([*(('programme', programme) for programme in programmes), ('domain', domain)])}",
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
