"""The page of a policy: its aims beside what was measured in the programmes that it created."""

from typing import Any

from django.db.models import Q

from ...models import Policy, PolicyProgramme, Programme, visible_rows
from ...models.bases import address
from ...search import IndexMissing, count_facets, with_narrower
from ...web.translation import translate as _
from ..aims import aim_rows, aims
from ..aims_measured import beside_outcomes
from ..evidence_rows import evidence, evidence_rows
from ..facts import Fact, Item, fact, linked, shown
from ..outcome_rows import OutcomeRow, outcome_rows, outcomes
from ..provenance import provenance_facts
from .record import ShowRecord


class ShowPolicy(ShowRecord):
    """A policy with its aims, its paper, the programmes it created and the lessons drawn from it."""

    model = Policy
    template_name = "browse/policy.html"
    related = ("kind", "paper")
    rare = {"programmes": (PolicyProgramme, "policy")}

    @staticmethod
    def context(record: Any) -> dict[str, Any]:
        paper = shown(record.paper)
        populations = record.populations.order_by("label").values_list("label", flat=True)
        created = _created(record) if record.has_programmes else []
        stated = aim_rows(aims().filter(policy=record))
        return {
            "paper": paper,
            "programmes": created,
            "intended": beside_outcomes(stated, _measured(created)),
            "aims": stated,
            "elsewhere": _elsewhere() if stated else {},
            "evidence": evidence_rows(evidence().filter(paper=paper)) if paper else [],
            "facts": [
                fact(_("Kind"), record.kind),
                fact(_("Year"), record.year),
                fact(_("Jurisdiction"), record.jurisdiction),
                fact(_("People it bears on"), *populations),
                fact(_("Partner organisations"), *record.partner_organisations.split("\n")),
                linked(_("Its document"), paper),
                Fact(_("Programmes it created"), tuple(created)),
                *provenance_facts(record),
            ],
        }


def _created(policy: Policy) -> list[Item]:
    found = visible_rows(Programme).filter(policy_links__policy=policy).order_by("start_year", "name")
    return [Item(name, address(Programme, slug), slug) for slug, name in found.values_list("slug", "name")]


def _measured(programmes: list[Item]) -> list[OutcomeRow]:
    """Return the outcomes of programmes, of their types and of their sites, newest first."""
    slugs: set[str] = set()
    for programme in programmes:
        try:
            slugs |= with_narrower("programme", programme.tag)
        except IndexMissing:
            slugs.add(programme.tag)
    if not slugs:
        return []
    of_sites = Q(initiative__status="published", initiative__programme__slug__in=slugs)
    found = outcomes().filter(Q(programme__slug__in=slugs) | of_sites)
    return outcome_rows(found.order_by("-paper__year", "id"))


def _elsewhere() -> dict[str, int]:
    """Return how many outcomes the whole library holds in each domain."""
    try:
        return count_facets(["domain"], {"kind": "outcome"})["domain"]
    except IndexMissing:
        return {}
