"""The page of a programme: its aims, sites and lineage, what its evaluations found and what was learned."""

from typing import Any

from ...models import Policy, PolicyProgramme, Programme, visible_rows
from ...models.bases import address
from ...search import IndexMissing, count_facets
from ...web.translation import label_of
from ...web.translation import translate as _
from ..aims import aim_rows, aims
from ..aims_measured import beside_tallies, tallies
from ..facts import Fact, Item, fact, linked, listed, shown, web
from ..learned import lessons_by_theme
from ..lineage import lineage_of
from ..outcome_rows import outcome_rows, outcomes
from ..provenance import provenance_facts
from ..strips import bar
from ..totals import first_ids, first_items, totals_for
from ..words import span
from .record import ShowRecord

FEW, MOST_SITES = 8, 60


class ShowProgramme(ShowRecord):
    """A programme with its types, sites, aims beside outcomes, lineage, lessons by theme and papers."""

    model = Programme
    template_name = "browse/programme.html"
    related = ("kind", "parent")
    rare = {"types": (Programme, "parent"), "policies": (PolicyProgramme, "programme")}

    @staticmethod
    def context(record: Any) -> dict[str, Any]:
        here = {"programme": record.slug}
        totals, lineage = totals_for("programme", record.slug), lineage_of(record)
        counted = tallies(here)
        newest = first_ids("outcome", here, limit=FEW, sort="newest", held=True)
        return {
            "span": span(record.start_year, record.end_year),
            "bar": bar(record.start_year, record.end_year),
            "totals": totals,
            "intended": beside_tallies(aim_rows(aims().filter(programme=record)), counted),
            "tallies": list(counted.values()),
            "types": _types(record) if record.has_types else [],
            "initiatives": first_items("initiative", here, limit=MOST_SITES, sort="title", held=True),
            "lineage": lineage,
            "outcomes": outcome_rows(outcomes().filter(pk__in=newest).order_by("-paper__year", "id")) if newest else [],
            "themes": lessons_by_theme(record.slug),
            "papers": first_items("paper", here, limit=FEW, sort="newest", held=True),
            "facts": _facts(record),
        }


def _types(record: Programme) -> list[dict[str, Any]]:
    """Return the types of a programme with their numbers of sites."""
    try:
        counts = count_facets(["programme"], {"kind": "initiative"}, held=True)["programme"]
    except IndexMissing:
        counts = {}
    types = visible_rows(Programme).filter(parent=record).order_by("name").values_list("slug", "name")
    return [
        {
            "name": name,
            "url": address(Programme, slug),
            "count": counts.get(slug, 0),
            "list": f"/initiatives/?programme={slug}",
        }
        for slug, name in types
    ]


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
