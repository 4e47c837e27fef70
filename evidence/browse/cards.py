"""Search results as readers see them: the rows of one page, loaded in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db.models import QuerySet

from ..models import Initiative, Lesson, Outcome, Paper, Place, Policy, Programme, Theme, visible_rows
from ..search import KINDS, Hit
from ..web.translation import label_of
from .citations import author_line, short_reference, source_line
from .evidence import Balance
from .strips import Bar, bar, ticks
from .words import figure, interval, is_figure, span

Glance = dict[str, Any]
Shape = tuple[tuple[Any, ...], str, dict[str, Any]]


@dataclass(frozen=True)
class Card:
    """One result: what every kind shows, and what only its kind does."""

    kind: str
    kind_label: str
    url: str
    title: str
    eyebrow: tuple[str, ...]
    text: str = ""
    snippet: str = ""
    is_unchecked: bool = False
    more: dict[str, Any] = field(default_factory=dict)


def load_cards(hits: Sequence[Hit]) -> list[Card]:
    """Return the cards of the hits, in their order. What has become invisible meanwhile is left out."""
    ids: dict[str, list[int]] = defaultdict(list)
    for hit in hits:
        ids[hit.kind].append(hit.record)
    rows = {kind: {row.pk: row for row in _rows(kind).filter(pk__in=found)} for kind, found in ids.items()}
    labels = {name: str(KINDS[name].label) for name in rows}
    return [_card(hit, rows[hit.kind][hit.record], labels[hit.kind]) for hit in hits if hit.record in rows[hit.kind]]


@cache
def _rows(kind: str) -> QuerySet:
    """Return the visible records of a kind with what a card shows; put together once, narrowed for each page."""
    columns = COLUMNS[kind]
    related = {column.partition("__")[0] for column in columns if "__" in column}
    rows = visible_rows(KINDS[kind].model).order_by()
    return (rows.select_related(*related) if related else rows).only(*ALWAYS, *columns)


def _card(hit: Hit, row: Any, kind_label: str) -> Card:
    eyebrow, text, more = SHAPERS[hit.kind](row, hit.glance)
    return Card(
        kind=hit.kind,
        kind_label=kind_label,
        url=row.get_absolute_url(),
        title=str(row),
        eyebrow=tuple(str(part) for part in eyebrow if part),
        text=text,
        snippet=hit.snippet if hit.snippet_band != "title" else "",
        is_unchecked=row.verification == "recalled",
        more=more,
    )


# What the cards show; anything else would be asked for row by row, which the query budgets of the tests would tell.
ALWAYS = ("slug", "status", "verification")
COLUMNS: dict[str, tuple[str, ...]] = {
    "lesson": ("statement", "kind", "explanation"),
    "paper": (
        *("title", "year", "container_title", "publisher", "volume", "issue", "pages", "study_design", "summary"),
        *("authors_incomplete", "editorial_status", "type__label"),
    ),
    "initiative": (
        *("name", "place_as_written", "nation", "start_year", "end_year", "summary"),
        *("programme__name", "programme__status"),
    ),
    "programme": ("name", "country", "start_year", "end_year", "aims_summary", "kind__label"),
    "outcome": (
        *("measure", "conclusion", "effect", "interval_low", "interval_high", "comparator", "timeframe", "was_aim"),
        *("paper__slug", "paper__year", "domain__label", "initiative__name", "initiative__status"),
        *("programme__name", "programme__status"),
    ),
    "policy": ("title", "year", "jurisdiction", "summary", "kind__label"),
    "theme": ("label", "definition", "parent__label", "parent__status"),
    "place": ("name", "kind", "nation"),
}


def _shape_lesson(lesson: Lesson, glance: Glance) -> Shape:
    balance = Balance.of(tuple(row) for row in glance.get("evidence", ()))
    more = {"ticks": ticks(balance.years), "balance": balance}
    return (label_of(lesson, "kind"), *glance.get("themes", ())[:2]), lesson.explanation, more


def _shape_outcome(outcome: Outcome, glance: Glance) -> Shape:
    where = next(
        (place for place in (outcome.initiative, outcome.programme) if place and place.status == "published"), None
    )
    more = {
        "conclusion": outcome.conclusion,
        "conclusion_label": label_of(outcome, "conclusion").lower(),
        "effect": figure(outcome.effect),
        "is_figure": is_figure(outcome.effect),
        "interval": interval(outcome.interval_low, outcome.interval_high),
        "comparator": outcome.comparator,
        "timeframe": outcome.timeframe,
        "reference": short_reference(glance.get("authors", ()), outcome.paper.year),
        "reference_url": outcome.paper.get_absolute_url(),
    }
    return (where, outcome.domain, {"yes": "It was an aim"}.get(outcome.was_aim)), "", more


def _shape_paper(paper: Paper, glance: Glance) -> Shape:
    container, numbers = source_line(paper)
    more = {
        "authors": author_line(glance.get("authors", ()), incomplete=paper.authors_incomplete),
        "container": container,
        "numbers": numbers,
        "lessons": glance.get("lessons", 0),
        "outcomes": glance.get("outcomes", 0),
        "notice": label_of(paper, "editorial_status"),
    }
    return (paper.type, paper.study_design), paper.summary, more


def _shape_initiative(initiative: Initiative, glance: Glance) -> Shape:
    programme = initiative.programme if initiative.programme.status == "published" else None
    return (
        (programme, initiative.place_as_written, label_of(initiative, "nation")),
        initiative.summary,
        {**_years(initiative), "outcomes": glance.get("outcomes", 0)},
    )


def _shape_programme(programme: Programme, glance: Glance) -> Shape:
    return (programme.kind, programme.country), programme.aims_summary, {**_years(programme), "outcomes": 0}


def _years(record: Initiative | Programme) -> dict[str, Bar | str | None]:
    return {"bar": bar(record.start_year, record.end_year), "span": span(record.start_year, record.end_year)}


def _shape_policy(policy: Policy, glance: Glance) -> Shape:
    return (policy.kind, policy.jurisdiction, policy.year), policy.summary, {}


def _shape_theme(theme: Theme, glance: Glance) -> Shape:
    parent = theme.parent if theme.parent and theme.parent.status == "published" else None
    return (parent,), theme.definition, {}


def _shape_place(place: Place, glance: Glance) -> Shape:
    return (label_of(place, "kind"), label_of(place, "nation")), "", {}


SHAPERS: dict[str, Callable[[Any, Glance], Shape]] = {
    "lesson": _shape_lesson,
    "outcome": _shape_outcome,
    "paper": _shape_paper,
    "initiative": _shape_initiative,
    "programme": _shape_programme,
    "policy": _shape_policy,
    "theme": _shape_theme,
    "place": _shape_place,
}
