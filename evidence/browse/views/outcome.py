"""The page of an outcome: what was measured, what the authors concluded, and the figures as they wrote them."""

from typing import Any

from ...models import Outcome
from ...web.translation import label_of
from ...web.translation import translate as _
from ..citations import authors_of, short_reference
from ..facts import fact, linked, shown
from ..outcome_rows import outcome_rows, outcomes
from ..outcome_words import circumstances_in_words, conclusion_in_words, estimate_in_words, interval_plot
from ..own_place import beside_own_place
from ..provenance import provenance_facts
from ..words import figure, interval, is_figure
from .record import ShowRecord

MOST_OTHERS = 10


class ShowOutcome(ShowRecord):
    """An outcome with its paper, its initiative or programme, and what else was measured there."""

    model = Outcome
    template_name = "browse/outcome.html"
    related = ("paper", "initiative", "programme", "domain", "design")

    @staticmethod
    def context(record: Outcome) -> dict[str, Any]:
        names = authors_of([record.paper_id])[record.paper_id]
        initiative, programme = shown(record.initiative), shown(record.programme)
        others = outcomes().filter(paper=record.paper).exclude(pk=record.pk)
        return {
            "effect": figure(record.effect),
            "is_figure": is_figure(record.effect),
            "interval": interval(record.interval_low, record.interval_high),
            "sentences": (conclusion_in_words(record), estimate_in_words(record), circumstances_in_words(record)),
            "plot": interval_plot(record),
            "tried_at": {
                "initiatives": [initiative.slug] if initiative else [],
                "programmes": [programme.slug] if programme and not initiative else [],
            },
            "reference": short_reference(names, record.paper.year),
            "where": initiative or programme,
            "others": outcome_rows(others.order_by("id")[:MOST_OTHERS], {record.paper_id: names}),
            "facts": [
                fact(_("Measure"), record.measure),
                fact(_("Outcome domain"), record.domain),
                fact(_("Was it an aim"), label_of(record, "was_aim")),
                fact(_("Was the effect sought"), label_of(record, "was_sought")),
                fact(_("Authors' conclusion"), label_of(record, "conclusion")),
                fact(_("Direction of the estimate"), label_of(record, "estimate_direction")),
                *([fact(_("Published because it was extreme"), _("yes"))] if record.is_extreme else []),
                fact(_("Effect, as written"), figure(record.effect)),
                fact(_("95% interval"), interval(record.interval_low, record.interval_high)),
                fact(_("P value"), record.p_value),
                fact(_("Comparator"), record.comparator),
                fact(_("Timeframe"), record.timeframe),
                fact(_("Study design, as written"), record.study_design),
                fact(_("Group of study designs"), record.design),
                linked(_("Paper"), record.paper),
                fact(_("Where in the paper"), record.locator),
                linked(_("Initiative"), initiative),
                linked(_("Programme"), programme),
                *provenance_facts(record),
            ],
        }

    def for_reader(self, gathered: dict[str, Any]) -> dict[str, Any]:
        return {"likeness": beside_own_place(self.request, **gathered["tried_at"])}
