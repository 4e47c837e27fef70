"""The page of a place: every initiative there over the years, with those of the places that lie in it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ...models import Initiative, Lesson, LessonEvidence, Place
from ...search import places_within
from ..facts import fact, linked
from ..provenance import provenance_facts
from ..totals import totals_for
from ..words import span
from .record import ShowRecord

MOST_INITIATIVES, MOST_LESSONS = 60, 10


class ShowPlace(ShowRecord):
    """A place with its initiatives in order of time, its lessons, and the places around it."""

    model = Place
    template_name = "browse/place.html"

    def context(self, record: Place) -> dict[str, Any]:
        within = places_within(record.slug)
        here = Initiative.objects.visible().filter(place_links__place__slug__in=within).distinct()
        initiatives = here.select_related("programme").order_by("start_year", "name")
        evidence = LessonEvidence.objects.visible().filter(initiative__place_links__place__slug__in=within)
        lessons = Lesson.objects.visible().filter(evidence__in=evidence).distinct().order_by("statement")
        population = f"{record.population:,}" if record.population else ""
        if population and record.population_year:
            population += f" ({record.population_year})"
        return {
            "totals": totals_for("place", record.slug),
            "initiatives": [
                {"record": initiative, "span": span(initiative.start_year, initiative.end_year)}
                for initiative in initiatives[:MOST_INITIATIVES]
            ],
            "lessons": list(lessons[:MOST_LESSONS]),
            "population": population,
            "facts": [
                fact(_("Kind"), record.get_kind_display()),
                fact(_("Nation"), record.get_nation_display()),
                fact(_("English region"), record.region),
                fact(_("Population"), population),
                fact(_("Also called"), *record.aliases.split("\n")),
                linked(_("Lies in"), Place.objects.visible().filter(content_links__place=record)),
                linked(_("Holds"), Place.objects.visible().filter(containment_links__container=record)),
                linked(_("Overlaps"), Place.objects.visible().filter(overlapped_links__place=record)),
                *provenance_facts(record),
            ],
        }
