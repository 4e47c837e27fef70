"""The page of an initiative: what, where, when and by whom; what came before and after; what was found and learned."""

from typing import Any

from ...enums import Verification
from ...models import Initiative, Paper, PaperInitiative, Place, visible_rows
from ...web.translation import label_of
from ...web.translation import translate as _
from ..evidence_rows import evidence, evidence_rows
from ..facts import Fact, fact, items_of, link_to, linked, listed, shown
from ..lineage import lineage_of
from ..outcome_rows import outcome_rows, outcomes
from ..provenance import provenance_facts
from ..strips import bar
from ..words import span
from .record import ShowRecord


class ShowInitiative(ShowRecord):
    """An initiative with its lineage, outcomes, lessons and papers."""

    model = Initiative
    template_name = "browse/initiative.html"
    related = ("programme",)
    rare = {"papers": (PaperInitiative, "initiative")}

    def context(self, record: Any) -> dict[str, Any]:
        lineage = lineage_of(record)
        about = visible_rows(Paper).filter(initiative_links__initiative=record)
        return {
            "programme": link_to(shown(record.programme)),
            "span": span(record.start_year, record.end_year),
            "bar": bar(record.start_year, record.end_year),
            "summary_is_unchecked": record.summary_verification == Verification.RECALLED,
            "facts": _facts(record),
            "predecessors": lineage.before,
            "successors": lineage.after,
            "outcomes": outcome_rows(outcomes().filter(initiative=record).order_by("-paper__year", "id")),
            "evidence": evidence_rows(evidence().filter(initiative=record)),
            "papers": items_of(about.order_by("-year")) if record.has_papers else [],
        }


def _facts(record: Initiative) -> list[Fact]:
    places = visible_rows(Place).filter(initiative_links__initiative=record)
    population = f"{record.population:,}" if record.population else ""
    if population and record.population_year:
        population += f" ({record.population_year})"
    models = record.care_models.order_by("label").values_list("label", flat=True)
    people = record.focus_populations.order_by("label").values_list("label", flat=True)
    leads = record.lead_links.order_by("position").values_list("organisation__name", flat=True)
    return [
        linked(_("Programme"), shown(record.programme)),
        fact(_("Wave, round or form"), record.subtype),
        fact(_("Years"), span(record.start_year, record.end_year) if record.start_year or record.end_year else ""),
        listed(_("Places"), places),
        fact(_("Place, as written"), record.place_as_written),
        fact(_("Region"), record.region),
        fact(_("Nation"), label_of(record, "nation")),
        fact(_("For whom"), *people),
        fact(_("People served, about"), population),
        fact(_("Care models"), *models),
        fact(_("Type of integration"), label_of(record, "integration_type")),
        fact(_("Level"), label_of(record, "level")),
        fact(_("Led by"), *leads),
        *provenance_facts(record),
    ]
