"""The page of an initiative: what it was, its place's story, aims beside outcomes, lessons, papers, neighbours."""

from dataclasses import dataclass, field
from typing import Any

from ...models import (
    Initiative,
    InitiativePlace,
    LessonEvidence,
    Outcome,
    Paper,
    PaperInitiative,
    Place,
    visible_rows,
)
from ...models.bases import address
from ..aims import aim_rows, aims
from ..aims_measured import beside_outcomes
from ..citations import authors_of
from ..evidence_rows import evidence, evidence_rows
from ..facts import Item, items_of, link_to, shown
from ..lineage import lineage_of
from ..neighbours import neighbours_of
from ..outcome_rows import outcome_rows, outcomes
from ..provenance import provenance_facts
from ..story import AROUND, MOST_DRAWN, TOO_LARGE, leads_of, story_of
from ..story_chart import draw
from ..strips import bar
from ..tidier import Parts, described, labels, models_of, people_of
from ..totals import first_ids
from ..words import span
from .record import ShowRecord


class ShowInitiative(ShowRecord):
    """An initiative in TIDieR's order, with its place's story, aims beside outcomes, lessons, papers and neighbours."""

    model = Initiative
    template_name = "browse/initiative.html"
    related = ("programme",)
    rare = {
        "papers": (PaperInitiative, "initiative"),
        "outcomes": (Outcome, "initiative"),
        "evidence": (LessonEvidence, "initiative"),
    }

    @staticmethod
    def context(record: Any) -> dict[str, Any]:
        pk, programme = record.pk, shown(record.programme)
        home = _home_of(record)
        story = _story(home)
        models, people = models_of([pk]), people_of([pk])
        leads = {chapter.id: chapter.leads for chapter in story["chapters"]}
        stated = aim_rows(aims().filter(programme=programme)) if programme else []
        measured = (
            list(outcomes().filter(initiative=record).order_by("-paper__year", "id")) if record.has_outcomes else []
        )
        learned = list(evidence().filter(initiative=record)) if record.has_evidence else []
        authors = authors_of({row["paper_id"] for row in (*measured, *learned)}) if measured or learned else {}
        found = outcome_rows(measured, authors)
        about = visible_rows(Paper).filter(initiative_links__initiative=record)
        parts = Parts(
            places={pk: home.places},
            models=labels(models),
            people=labels(people),
            leads=leads if pk in leads else leads_of([pk]),
            aims={pk: [aim.statement for aim in stated]},
        )
        return {
            "programme": link_to(programme),
            "span": span(record.start_year, record.end_year),
            "bar": bar(record.start_year, record.end_year),
            "tidier": described(record, parts),
            "facts": provenance_facts(record),
            "lineage": lineage_of(record),
            "intended": beside_outcomes(stated, found),
            "outcomes": found,
            "evidence": evidence_rows(learned, authors),
            "papers": items_of(about.order_by("-year")) if record.has_papers else [],
            "neighbours": neighbours_of(link_to(programme), models.get(pk, ()), home.places),
            "home": home,
            **story,
        }


@dataclass
class Home:
    """The places of an initiative, and the one of them whose story its page tells."""

    places: list[Item] = field(default_factory=list)
    place: Place | None = None
    near: dict[int, str] = field(default_factory=dict)


def _home_of(record: Initiative) -> Home:
    """Return the places of an initiative, and the areas around the first that is smaller than a region."""
    columns = ("place__id", "place__slug", "place__name", "place__kind")
    above = ("place__containment_links__container__id", "place__containment_links__container__kind")
    rows = visible_rows(InitiativePlace).filter(initiative=record).order_by("place__name", "id")
    home, seen = Home(), set()
    for pk, slug, name, kind, container, container_kind in rows.values_list(*columns, *above):
        if slug not in seen:
            seen.add(slug)
            home.places.append(Item(name, address(Place, slug)))
        if home.place is None and kind not in TOO_LARGE:
            home.place = Place(pk=pk, slug=slug, name=name, kind=kind)
        if home.place and home.place.pk == pk and container and container_kind not in TOO_LARGE:
            home.near[container] = AROUND
    return home


def _story(home: Home) -> dict[str, Any]:
    """Return the story of the place, if there is one and it is small enough to be drawn."""
    here = {"place": home.place.slug} if home.place else {}
    inside = first_ids("initiative", here, limit=MOST_DRAWN + 1, sort="oldest", held=True) if here else []
    if not home.place or len(inside) > MOST_DRAWN:
        return {"chapters": [], "drawing": None}
    chapters = story_of(home.place, inside, home.near)
    return {"chapters": chapters, "drawing": draw(chapters, ())}
