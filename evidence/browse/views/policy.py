"""The page of a policy: intended aims beside actual outcomes."""

from typing import Any

from ...models import Policy, Programme
from ...web.translation import translate as _
from ..aims import aim_rows, aims
from ..evidence_rows import evidence, evidence_rows
from ..facts import fact, linked, listed, shown
from ..provenance import provenance_facts
from .record import ShowRecord


class ShowPolicy(ShowRecord):
    """A policy with its aims, its paper, the programmes it created and the lessons drawn from it."""

    model = Policy
    template_name = "browse/policy.html"
    related = ("kind", "paper")

    def context(self, record: Policy) -> dict[str, Any]:
        paper = shown(record.paper)
        populations = record.populations.order_by("label").values_list("label", flat=True)
        return {
            "paper": paper,
            "aims": aim_rows(aims().filter(policy=record)),
            "evidence": evidence_rows(evidence().filter(paper=paper)) if paper else [],
            "facts": [
                fact(_("Kind"), record.kind),
                fact(_("Year"), record.year),
                fact(_("Jurisdiction"), record.jurisdiction),
                fact(_("People it bears on"), *populations),
                fact(_("Partner organisations"), *record.partner_organisations.split("\n")),
                linked(_("Its document"), paper),
                listed(_("Programmes it created"), Programme.objects.visible().filter(policy_links__policy=record)),
                *provenance_facts(record),
            ],
        }
