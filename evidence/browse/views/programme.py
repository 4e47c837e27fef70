"""The page of a programme: its aims, sites and lineage, what its evaluations found and what was learned."""

from typing import Any

from ...models import Paper, PaperProgramme, Policy, PolicyProgramme, Programme, visible_rows
from ...web.translation import label_of
from ...web.translation import translate as _
from ..aims import aim_rows, aims
from ..facts import Fact, Item, fact, items_of, linked, listed, shown, web
from ..lineage import lineage_of
from ..outcome_rows import outcome_rows, outcomes
from ..provenance import provenance_facts
from ..strips import bar
from ..totals import first_ids, first_items, totals_for
from ..words import span
from .record import ShowRecord

FEW = 8


class ShowProgramme(ShowRecord):
    """A programme with its types, sites, aims, lineage, outcomes, lessons and papers."""

    model = Programme
    template_name = "browse/programme.html"
    related = ("kind", "parent")
    rare = {
        "types": (Programme, "parent"),
        "papers": (PaperProgramme, "programme"),
        "policies": (PolicyProgramme, "programme"),
    }

    def context(self, record: Any) -> dict[str, Any]:
        here = {"programme": record.slug}
        papers = visible_rows(Paper).filter(programme_links__programme=record)
        lineage = lineage_of(record)
        return {
            "span": span(record.start_year, record.end_year),
            "bar": bar(record.start_year, record.end_year),
            "totals": totals_for("programme", record.slug),
            "aims": aim_rows(aims().filter(programme=record)),
            "types": items_of(visible_rows(Programme).filter(parent=record)) if record.has_types else [],
            "initiatives": first_items("initiative", here, limit=FEW * 2, sort="title"),
            "predecessors": lineage.before,
            "successors": lineage.after,
            "outcomes": outcome_rows(outcomes().filter(pk__in=first_ids("outcome", here, limit=FEW, sort="newest"))),
            "lessons": first_items("lesson", here, limit=FEW),
            "papers": items_of(papers) if record.has_papers else [],
            "facts": _facts(record),
        }


def _facts(record: Any) -> list[Fact]:
    created_by = visible_rows(Policy).filter(programme_links__programme=record)
    return [
        fact(_("Abbreviation"), record.abbreviation),
        fact(_("Kind"), record.kind),
        linked(_("Part of"), shown(record.parent)),
        fact(_("Years"), span(record.start_year, record.end_year) if record.start_year or record.end_year else ""),
        fact(_("Country"), record.country),
        fact(_("Sponsor"), record.sponsor),
        fact(_("Number of sites, as the source gives it"), f"{record.sites_count:,}" if record.sites_count else ""),
        fact(_("Policy style"), label_of(record, "policy_style")),
        fact(_("Purpose of piloting"), label_of(record, "pilot_purpose")),
        Fact(_("Basis of style and purpose"), _basis(record)),
        web(_("Style and purpose seen at"), record.style_source_url),
        listed(_("Created by"), created_by) if record.has_policies else fact(_("Created by")),
        *provenance_facts(record),
    ]


def _basis(record: Programme) -> tuple[Item, ...]:
    parts = [record.style_basis, record.style_note, label_of(record, "style_verification")]
    return tuple(Item(part) for part in parts if part)
