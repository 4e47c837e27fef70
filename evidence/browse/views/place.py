"""The page of a place: every initiative there over the years, what was intended, measured and learned, and by whom."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import F
from django.utils.http import urlencode

from ...models import Place, PlaceOverlap, Programme, visible_rows
from ...models.bases import address
from ...search import IndexMissing, count_facets
from ...web.translation import label_of
from ...web.translation import translate as _
from ..aims import aim_rows, aims
from ..aims_measured import beside_outcomes, tallies
from ..citations import authors_of
from ..evidence_rows import evidence, evidence_rows
from ..facts import Fact, fact
from ..outcome_rows import outcome_rows, outcomes
from ..provenance import provenance_facts
from ..story import MOST_DRAWN, Around, Chapter, places_around, story_of
from ..story_chart import draw
from ..strips import bar
from ..totals import first_ids, first_items, totals_for
from ..words import span
from .record import ShowRecord

MOST_LESSONS = 10
ByYear = dict[int, tuple[int, str]]


class ShowPlace(ShowRecord):
    """A place with its story: initiatives in order of time, aims beside outcomes, lessons, partners, places around."""

    model = Place
    template_name = "browse/place.html"
    rare = {"overlaps": (PlaceOverlap, "place")}

    @staticmethod
    def context(record: Any) -> dict[str, Any]:
        here = {"place": record.slug}
        totals = totals_for("place", record.slug)
        around = places_around(record, has_overlaps=record.has_overlaps)
        is_large = totals["initiative"].count > MOST_DRAWN
        tell = _of_programmes if is_large else _of_initiatives
        return {
            "totals": totals,
            "around": around,
            "is_large": is_large,
            "population": _residents(record),
            "facts": _facts(record, around),
            **tell(record, around, here),
        }


def _of_initiatives(place: Place, around: Around, here: dict[str, str]) -> dict[str, Any]:
    """Return the story of a place with few enough initiatives to draw each."""
    inside = first_ids("initiative", here, limit=MOST_DRAWN, sort="oldest", held=True)
    chapters = story_of(place, inside, around.near)
    programmes = {chapter.programme_id for chapter in chapters if chapter.programme_id}
    measured = list(outcomes().filter(initiative__in=inside).order_by("-paper__year", "id"))
    learned = list(evidence().filter(initiative__in=inside))
    authors = authors_of({row["paper_id"] for row in (*measured, *learned)})
    found = outcome_rows(measured, authors)
    stated = sorted(aim_rows(aims().filter(programme__in=programmes)), key=lambda aim: _order(aim, chapters))
    numbers = _numbers(here)
    return {
        "chapters": chapters,
        "drawing": draw(chapters, numbers),
        "years": _years(*(found for _label, found in numbers)),
        "programmes": {chapter.programme_id: chapter.programme for chapter in chapters},
        "intended": beside_outcomes(stated, found),
        "outcomes": found,
        "learned": _one_a_lesson(evidence_rows(learned, authors)),
        "partners": partners_of([chapter for chapter in chapters if chapter.id in set(inside)]),
    }


def _of_programmes(place: Place, around: Around, here: dict[str, str]) -> dict[str, Any]:
    """Return the story of a nation or region, whose initiatives are counted by programme."""
    return {
        "rows": _programme_rows(here),
        "tallies": list(tallies(here).values()),
        "lessons": first_items("lesson", here, limit=MOST_LESSONS, held=True),
    }


def _programme_rows(here: dict[str, str]) -> list[dict[str, Any]]:
    """Return the programmes that stand on their own with their numbers of initiatives here, oldest first."""
    try:
        counts = count_facets(["programme"], {"kind": "initiative", **here}, held=True)["programme"]
    except IndexMissing:
        counts = {}
    found = visible_rows(Programme).filter(slug__in=counts, parent=None)
    columns = found.values_list("slug", "name", "start_year", "end_year")
    return [
        {
            "name": name,
            "url": address(Programme, slug),
            "span": span(start, end),
            "bar": bar(start, end),
            "count": counts[slug],
            "list": f"/initiatives/?{urlencode({**here, 'programme': slug})}",
        }
        for slug, name, start, end in columns.order_by(F("start_year").asc(nulls_last=True), "name")
    ]


def _years(papers: ByYear, measured: ByYear) -> list[dict[str, Any]]:
    """Return the papers and outcomes of each year in which there are any, as links to their lists."""
    return [
        {"year": year, "papers": papers.get(year), "outcomes": measured.get(year)}
        for year in sorted(papers.keys() | measured.keys())
    ]


def _numbers(here: dict[str, str]) -> list[tuple[str, ByYear]]:
    kinds = (("paper", "papers", _("Papers")), ("outcome", "outcomes", _("Outcomes")))
    return [(label, _by_year(kind, folder, here)) for kind, folder, label in kinds]


def _by_year(kind: str, folder: str, here: dict[str, str]) -> ByYear:
    try:
        counts = count_facets(["year"], {"kind": kind, **here}, held=True)["year"]
    except IndexMissing:
        counts = {}
    return {int(year): (count, f"/{folder}/?{urlencode({**here, 'year': year})}") for year, count in counts.items()}


def _order(aim: Any, chapters: Sequence[Chapter]) -> int:
    """Return where an aim stands: with the first initiative of its programme."""
    return next(place for place, chapter in enumerate(chapters) if chapter.programme_id == aim.programme_id)


def _one_a_lesson(rows: Sequence[Any]) -> list[Any]:
    """Return the newest evidence for each lesson."""
    return list({row.lesson_url: row for row in reversed(rows)}.values())[::-1][:MOST_LESSONS]


def partners_of(chapters: Sequence[Chapter]) -> list[tuple[str, int]]:
    """Return the bodies that led initiatives, with how many, most first."""
    counts = Counter(name for chapter in chapters for name in dict.fromkeys(chapter.leads))
    return sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))


def population_of(place: Place) -> str:
    """Return how many people live in a place, with the year where it is known."""
    if not place.population:
        return ""
    return f"{place.population:,}" + (f" ({place.population_year})" if place.population_year else "")


def _residents(place: Place) -> str:
    if not place.population:
        return ""
    residents = _("%(population)s residents") % {"population": f"{place.population:,}"}
    return residents + (f" ({place.population_year})" if place.population_year else "")


def _facts(record: Place, around: Around) -> list[Fact]:
    return [
        fact(_("Kind"), label_of(record, "kind")),
        fact(_("Nation"), label_of(record, "nation")),
        fact(_("English region"), record.region),
        fact(_("Population"), population_of(record)),
        fact(_("Also called"), *record.aliases.split("\n")),
        Fact(_("Lies in"), tuple(around.containers)),
        Fact(_("Holds"), tuple(around.within)),
        Fact(_("Overlaps"), tuple(around.overlaps)),
        *provenance_facts(record),
    ]
