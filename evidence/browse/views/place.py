"""The page of a place: every initiative there over the years, with those of the places that lie in it."""

from functools import cache
from typing import Any

from django.db.models import F, QuerySet

from ...models import Initiative, Place, visible_rows
from ...web.translation import label_of
from ...web.translation import translate as _
from ..facts import fact, listed
from ..provenance import provenance_facts
from ..totals import first_ids, first_items, totals_for
from ..words import span
from .record import ShowRecord

MOST_INITIATIVES, MOST_LESSONS = 60, 10
_COLUMNS = (
    *("slug", "name", "start_year", "end_year", "place_as_written"),
    *("programme__slug", "programme__name", "programme__status"),
)


class ShowPlace(ShowRecord):
    """A place with its initiatives in order of time, its lessons, and the places around it."""

    model = Place
    template_name = "browse/place.html"

    def context(self, record: Place) -> dict[str, Any]:
        here = {"place": record.slug}
        found = first_ids("initiative", here, limit=MOST_INITIATIVES, sort="oldest")
        initiatives = _initiatives().filter(pk__in=found)
        population = f"{record.population:,}" if record.population else ""
        if population and record.population_year:
            population += f" ({record.population_year})"
        return {
            "totals": totals_for("place", record.slug),
            "initiatives": [
                {"record": initiative, "span": span(initiative.start_year, initiative.end_year)}
                for initiative in initiatives.order_by(F("start_year").asc(nulls_last=True), "name")
            ],
            "lessons": first_items("lesson", here, limit=MOST_LESSONS),
            "population": population,
            "facts": [
                fact(_("Kind"), label_of(record, "kind")),
                fact(_("Nation"), label_of(record, "nation")),
                fact(_("English region"), record.region),
                fact(_("Population"), population),
                fact(_("Also called"), *record.aliases.split("\n")),
                listed(_("Lies in"), visible_rows(Place).filter(content_links__place=record)),
                listed(_("Holds"), visible_rows(Place).filter(containment_links__container=record)),
                listed(_("Overlaps"), visible_rows(Place).filter(overlapped_links__place=record)),
                *provenance_facts(record),
            ],
        }


@cache
def _initiatives() -> QuerySet[Initiative]:
    """Return the visible initiatives with what the table shows; put together once, narrowed for each page."""
    return visible_rows(Initiative).select_related("programme").only(*_COLUMNS)
