"""The tree of themes, and the page of one: its lessons, what was measured, who tried it, and what is not known."""

from collections import defaultdict
from typing import Any, NamedTuple

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from ...enums import Conclusion
from ...models import Outcome, Paper, Theme, visible_rows
from ...models.bases import address
from ...search import (
    FacetValue,
    Hit,
    IndexMissing,
    count_values,
    count_within,
    current_snapshot,
    find_hits,
    narrower,
    narrowest,
    neighbours,
)
from ...web.translation import translate as _
from ..cards import load_cards
from ..facts import Fact, Item, fact, link_to, linked, shown
from ..gaps import Known, gaps
from ..outcome_rows import outcome_rows, outcomes
from ..provenance import provenance_facts
from ..taking import taken
from ..totals import totals_of_counts
from .record import ShowRecord
from .search import search_library

MOST_LESSONS, MOST_PAPERS, MOST_OUTCOMES, MOST_VALUES, MOST_DOMAINS = 12, 5, 8, 8, 10


def list_themes(request: HttpRequest) -> HttpResponse:
    """Show all themes as a tree with their numbers of lessons; with a question, the search among themes."""
    if request.GET:
        return search_library(request, kind="theme")
    children: dict[int | None, list[Theme]] = defaultdict(list)
    for theme in visible_rows(Theme).order_by("label").only("slug", "label", "definition", "parent_id"):
        children[theme.parent_id].append(theme)
    context = {"tree": _branch(None, children, _lesson_counts()), "total": sum(map(len, children.values()))}
    return render(request, "browse/themes.html", context)


def _branch(
    parent: int | None, children: dict[int | None, list[Theme]], counts: dict[str, int]
) -> list[dict[str, Any]]:
    return [
        {"theme": theme, "lessons": counts.get(theme.slug, 0), "below": _branch(theme.pk, children, counts)}
        for theme in children[parent]
    ]


def _lesson_counts() -> dict[str, int]:
    try:
        return count_values("theme", {"kind": "lesson"})
    except IndexMissing:
        return {}


class Counted(NamedTuple):
    """A name with the number of records that its link lists."""

    label: str
    count: int  # type: ignore[assignment]  # a tuple's own method of that name is not wanted
    url: str


class Subject(NamedTuple):
    """What the index holds on a theme: the first lessons and papers, and the values of facets in its records."""

    lessons: list[Hit]
    papers: list[Hit]
    of_lessons: dict[str, list[FacetValue]]
    of_initiatives: dict[str, list[FacetValue]]
    of_papers: dict[str, list[FacetValue]]
    kinds: dict[str, int]
    below: list[FacetValue]
    near: list[FacetValue]


class ShowTheme(ShowRecord):
    """A theme with its definition, its lessons, the evidence around them, and neighbouring themes."""

    model = Theme
    template_name = "browse/theme.html"
    related = ("parent",)

    @staticmethod
    def context(record: Theme) -> dict[str, Any]:
        subject = _subject(record.slug)
        papers = {piece[0] for hit in subject.lessons for piece in hit.glance.get("evidence", ())}
        measured = outcomes().filter(paper__in=papers).order_by("-paper__year", "id")[:MOST_OUTCOMES]
        rows = outcome_rows(measured) if papers else []
        parent = shown(record.parent)
        return {
            "parent": link_to(parent),
            "totals": totals_of_counts(subject.kinds, {"theme": record.slug}),
            "lessons": load_cards(subject.lessons),
            "papers": load_cards(subject.papers),
            "outcomes": rows,
            "domains": _domains(papers) if rows else [],
            "tried": _tried(record.slug, subject),
            "gaps": gaps(_known(record.slug, subject, has_outcomes=bool(rows))),
            "children": _themes(subject.below),
            "neighbours": _themes(subject.near),
            "taken": taken(record),
            "facts": [
                linked(_("Part of"), parent),
                fact(_("Also called"), *record.synonyms.split("\n")),
                _sources(record.source),
                fact(_("Retired"), record.retired_on),
                *provenance_facts(record),
            ],
        }


def _subject(slug: str) -> Subject:
    """Ask the index for everything on a theme; nothing while it is being built."""
    theme = {"theme": slug}
    try:
        index = current_snapshot()
    except IndexMissing:
        return Subject([], [], {}, {}, {}, {}, [], [])
    of_initiatives = count_within(index, ["population", "nation", "place"], {"kind": "initiative", **theme})
    of_initiatives["place"] = narrowest(index, "place", of_initiatives["place"])
    of_lessons = count_within(index, ["theme", "programme", "nation", "confidence"], {"kind": "lesson", **theme})
    shared = of_lessons["theme"]
    counts = {value.value: value.count for value in shared}
    return Subject(
        lessons=find_hits(index, "lesson", theme, limit=MOST_LESSONS, sort="support"),
        papers=find_hits(index, "paper", theme, limit=MOST_PAPERS, sort="newest"),
        of_lessons=of_lessons,
        of_initiatives=of_initiatives,
        of_papers=count_within(index, ["study_design"], {"kind": "paper", **theme}),
        kinds={value.value: value.count for value in count_within(index, ["kind"], theme)["kind"]},
        below=[value._replace(count=counts.get(value.value, 0)) for value in narrower(index, "theme", slug)],
        near=neighbours(index, "theme", slug, shared)[:MOST_VALUES],
    )


def _known(slug: str, subject: Subject, *, has_outcomes: bool) -> Known:
    lessons = subject.kinds.get("lesson", 0)
    return Known(
        slug,
        lessons,
        subject.kinds.get("paper", 0),
        has_outcomes or lessons > len(subject.lessons),  # the papers of those that are not shown may have some
        _by_value(subject.of_lessons, "confidence"),
        _by_value(subject.of_papers, "study_design"),
        _by_value(subject.of_lessons, "nation"),
    )


def _by_value(counts: dict[str, list[FacetValue]], facet: str) -> dict[str, int]:
    return {value.value: value.count for value in counts.get(facet, ())}


def _tried(slug: str, subject: Subject) -> list[dict[str, Any]]:
    """Return with whom and where it was tried: programmes by lessons, people, nations and places by initiatives."""
    wanted = (
        (_("Programmes"), _("Lessons reported from each"), "lessons", "programme", subject.of_lessons.get("programme")),
        (
            _("For whom"),
            _("Initiatives that named them"),
            "initiatives",
            "population",
            subject.of_initiatives.get("population"),
        ),
        (_("Nations"), _("Initiatives in each"), "initiatives", "nation", subject.of_initiatives.get("nation")),
        (_("Places"), _("Initiatives in each"), "initiatives", "place", subject.of_initiatives.get("place")),
    )
    return [
        {
            "heading": heading,
            "hint": hint,
            "found": [
                Counted(value.label, value.count, f"/{folder}/?{urlencode({'theme': slug, facet: value.value})}")
                for value in (values or ())[:MOST_VALUES]
            ],
        }
        for heading, hint, folder, facet, values in wanted
    ]


def _sources(written: str) -> Fact:
    """Return from where a subject was taken: papers of the library by their titles, other words as they stand."""
    parts = [part.strip().partition(" ") for part in written.split(";") if part.strip()]
    slugs = [slug for slug, _space, _place in parts]
    found = visible_rows(Paper).filter(slug__in=slugs).order_by().values_list("slug", "title") if slugs else ()
    titles = dict(found)
    return Fact(
        _("Taken from"),
        tuple(
            Item(f"{titles[slug]}, {place}" if place else titles[slug], address(Paper, slug))
            if slug in titles
            else Item(" ".join(filter(None, (slug, place))))
            for slug, _space, place in parts
        ),
    )


def _domains(papers: set[int]) -> list[dict[str, Any]]:
    """Return the outcome domains that the papers measured, with what authors concluded, most often first."""
    rows = visible_rows(Outcome).filter(paper__in=papers).order_by()
    counted = rows.values_list("domain__slug", "domain__label", "conclusion").annotate(n=Count("pk"))
    labels = {value: str(label).lower() for value, label in Conclusion.choices}
    found: dict[str, dict[str, Any]] = {}
    for slug, label, conclusion, count in sorted(counted, key=lambda row: (-row[3], row[1], row[2])):
        domain = found.setdefault(slug, {"label": label, "url": f"/outcomes/?domain={slug}", "said": [], "total": 0})
        domain["said"].append({"conclusion": conclusion, "label": labels.get(conclusion, "")})
        domain["total"] += count
    return sorted(found.values(), key=lambda domain: (-domain["total"], domain["label"]))[:MOST_DOMAINS]


def _themes(values: list[FacetValue]) -> list[Counted]:
    """Return themes with their numbers of lessons, as links to their pages."""
    return [Counted(value.label, value.count, address(Theme, value.value)) for value in values]
