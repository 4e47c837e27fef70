"""Search results as readers see them: the rows of one page, loaded in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from ..models import (
    Initiative,
    Lesson,
    LessonEvidence,
    LessonTheme,
    Outcome,
    Paper,
    Place,
    Policy,
    Programme,
    Theme,
    visible_condition,
)
from ..search import KINDS, Hit
from .citations import Authors, author_line, authors_of, short_reference, source_line
from .evidence import Balance
from .strips import Bar, bar, ticks
from .words import figure, interval, span


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
    rows = {kind: {row.pk: row for row in LOADERS[kind](found)} for kind, found in ids.items()}
    papers = {row.pk for row in rows.get("paper", {}).values()} | {row.paper_id for row in rows.get("outcome", {}).values()}
    authors = authors_of(papers) if papers else {}
    return [
        _card(hit, rows[hit.kind][hit.record], authors) for hit in hits if hit.record in rows.get(hit.kind, {})
    ]


def _card(hit: Hit, row: Any, authors: Authors) -> Card:
    kind = KINDS[hit.kind]
    eyebrow, text, more = SHAPERS[hit.kind](row, authors)
    return Card(
        kind=hit.kind,
        kind_label=str(kind.label),
        url=row.get_absolute_url(),
        title=str(row),
        eyebrow=tuple(str(part) for part in eyebrow if part),
        text=text,
        snippet=hit.snippet if hit.snippet_band != "title" else "",
        is_unchecked=row.verification == "recalled",
        more=more,
    )


def _load_lessons(ids: list[int]) -> list[Lesson]:
    lessons = list(Lesson.objects.visible().filter(pk__in=ids))
    themes, evidence = defaultdict(list), defaultdict(list)
    for lesson, label in LessonTheme.objects.visible().filter(lesson__in=ids).values_list("lesson", "theme__label"):
        themes[lesson].append(label)
    rows = LessonEvidence.objects.visible().filter(lesson__in=ids)
    for lesson, paper, stance, year in rows.values_list("lesson", "paper", "stance", "paper__year"):
        evidence[lesson].append((paper, stance, year))
    for lesson in lessons:
        lesson.theme_labels, lesson.balance = themes[lesson.pk], Balance.of(evidence[lesson.pk])  # type: ignore[attr-defined]
    return lessons


def _load_papers(ids: list[int]) -> list[Paper]:
    return list(
        Paper.objects.visible()
        .filter(pk__in=ids)
        .select_related("type")
        .annotate(
            lesson_count=_count(LessonEvidence, "paper", Count("lesson", distinct=True)),
            outcome_count=_count(Outcome, "paper", Count("pk")),
        )
    )


def _load_initiatives(ids: list[int]) -> list[Initiative]:
    rows = Initiative.objects.visible().filter(pk__in=ids).select_related("programme")
    return list(rows.annotate(outcome_count=_count(Outcome, "initiative", Count("pk"))))


def _count(model: Any, owner: str, count: Count) -> Coalesce:
    rows = model.objects.filter(visible_condition(model), Q(**{owner: OuterRef("pk")})).order_by()
    return Coalesce(Subquery(rows.values(owner).annotate(found=count).values("found")), Value(0))


def _plain(model: Any, *related: str) -> Any:
    return lambda ids: model.objects.visible().filter(pk__in=ids).select_related(*related)


LOADERS = {
    "lesson": _load_lessons,
    "paper": _load_papers,
    "initiative": _load_initiatives,
    "programme": _plain(Programme, "kind"),
    "outcome": _plain(Outcome, "paper", "initiative", "programme", "domain"),
    "policy": _plain(Policy, "kind"),
    "theme": _plain(Theme, "parent"),
    "place": _plain(Place),
}


def _shape_lesson(lesson: Any, authors: Authors) -> tuple[Any, str, dict[str, Any]]:
    balance = lesson.balance
    more = {"ticks": ticks(balance.years), "balance": balance}
    return (lesson.get_kind_display(), *lesson.theme_labels[:2]), lesson.explanation, more


def _shape_outcome(outcome: Any, authors: Authors) -> tuple[Any, str, dict[str, Any]]:
    where = outcome.initiative or outcome.programme
    more = {
        "conclusion": outcome.conclusion,
        "conclusion_label": outcome.get_conclusion_display().lower(),
        "effect": figure(outcome.effect),
        "interval": interval(outcome.interval_low, outcome.interval_high),
        "comparator": outcome.comparator,
        "timeframe": outcome.timeframe,
        "reference": short_reference(authors.get(outcome.paper_id, []), outcome.paper.year),
        "reference_url": outcome.paper.get_absolute_url(),
    }
    return (where, outcome.domain, {"yes": "It was an aim"}.get(outcome.was_aim)), "", more


def _shape_paper(paper: Any, authors: Authors) -> tuple[Any, str, dict[str, Any]]:
    container, numbers = source_line(paper)
    more = {
        "authors": author_line(authors.get(paper.pk, []), incomplete=paper.authors_incomplete),
        "container": container,
        "numbers": numbers,
        "lessons": paper.lesson_count,
        "outcomes": paper.outcome_count,
        "notice": paper.get_editorial_status_display(),
    }
    return (paper.type, paper.study_design), paper.summary, more


def _shape_initiative(initiative: Any, authors: Authors) -> tuple[Any, str, dict[str, Any]]:
    return (
        (initiative.programme, initiative.place_as_written, initiative.get_nation_display()),
        initiative.summary,
        {**_years(initiative), "outcomes": initiative.outcome_count},
    )


def _shape_programme(programme: Any, authors: Authors) -> tuple[Any, str, dict[str, Any]]:
    return (programme.kind, programme.country), programme.aims_summary, {**_years(programme), "outcomes": 0}


def _years(record: Any) -> dict[str, Bar | str | None]:
    return {"bar": bar(record.start_year, record.end_year), "span": span(record.start_year, record.end_year)}


SHAPERS = {
    "lesson": _shape_lesson,
    "outcome": _shape_outcome,
    "paper": _shape_paper,
    "initiative": _shape_initiative,
    "programme": _shape_programme,
    "policy": lambda policy, authors: ((policy.kind, policy.jurisdiction, policy.year), policy.summary, {}),
    "theme": lambda theme, authors: ((theme.parent,), theme.definition, {}),
    "place": lambda place, authors: ((place.get_kind_display(), place.get_nation_display()), "", {}),
}
