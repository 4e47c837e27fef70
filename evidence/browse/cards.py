"""Search results as readers see them: the rows of one page, loaded in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language

from ..enums import Conclusion
from ..models import Initiative, Lesson, Outcome, Paper, Place, visible_rows
from ..models.bases import address
from ..search import KINDS, Hit, Piece, kept_since_change
from ..web.translation import label_in
from ..web.translation import translate as _
from .citations import author_line, short_reference, source_line
from .evidence import Balance
from .faces import Face, Glance
from .matches import Match, match_of
from .strips import Bar, bar, ticks
from .sureness import phrase_for, words_of
from .words import figure, interval, is_figure, span

MOST_KEPT = 5_000  # faces, of some 2 KB each

Row = Any  # a named tuple of the columns below: half the time of making a record
Shape = tuple[tuple[Any, ...], str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Card:
    """One result: what every kind shows, what only its kind does, and why it was found."""

    kind: str
    kind_label: str
    url: str
    eyebrow: tuple[str, ...]
    match: Match
    matched_through: str = ""
    is_unchecked: bool = False
    more: dict[str, Any] = field(default_factory=dict)
    face: Face | None = None

    @property
    def key(self) -> str:
        """Its name in a briefing, such as lesson:pooled-budgets."""
        return f"{self.kind}:{self.url.rstrip('/').rpartition('/')[2]}"


def load_cards(hits: Sequence[Hit]) -> list[Card]:
    """Return the cards of the hits, in their order. What has become invisible meanwhile is left out."""
    return [card for _record, card in load_numbered_cards(hits)]


def load_numbered_cards(hits: Sequence[Hit]) -> list[tuple[int, Card]]:
    """Return the cards of the hits, each with the number of its record."""
    faces = _faces(hits)
    return [(hit.record, _card(hit, face)) for hit in hits if (face := faces.get((hit.kind, hit.record)))]


def _faces(hits: Sequence[Hit]) -> dict[tuple[str, int], Face]:
    """Return the faces of the hits by kind and number, read once for each state of the library.

    A hit may come from the state before the one in which faces are kept now: its face is then read anew.
    """
    kept = kept_since_change(f"faces {get_language()}", most=MOST_KEPT)
    faces: dict[tuple[str, int], Face | None] = {}
    glances: dict[str, dict[int, Glance]] = defaultdict(dict)
    for hit in hits:
        face = kept.get((hit.kind, hit.record))
        faces[hit.kind, hit.record] = face if face and face.glance == hit.glance else None
        if faces[hit.kind, hit.record] is None:
            glances[hit.kind][hit.record] = hit.glance
    for kind, missing in glances.items():
        for row in _rows(kind).filter(pk__in=missing):
            faces[kind, row.pk] = kept[kind, row.pk] = _face(kind, row, missing[row.pk])
    return {key: face for key, face in faces.items() if face}


@cache
def _rows(kind: str) -> QuerySet[Any, Any]:
    """Return the visible records of a kind with what a card shows; put together once, narrowed for each page."""
    rows = visible_rows(KINDS[kind].model).order_by()
    return rows.values_list("pk", "slug", "verification", *COLUMNS[kind], named=True)


def _face(kind: str, row: Row, glance: Glance) -> Face:
    model = KINDS[kind].model
    eyebrow, text, more = SHAPERS[kind](row, glance)
    return Face(
        kind=kind,
        kind_label=str(KINDS[kind].label),
        url=address(model, row.slug),
        title=getattr(row, model.title_field),
        text=text,
        eyebrow=tuple(str(part) for part in eyebrow if part),
        is_unchecked=row.verification == "recalled",
        more=more,
        glance=glance,
    )


def _card(hit: Hit, face: Face) -> Card:
    return Card(
        kind=hit.kind,
        kind_label=face.kind_label,
        url=face.url,
        eyebrow=face.eyebrow,
        match=match_of(hit, face.title, face.text),
        matched_through=hit.matched_through,
        is_unchecked=face.is_unchecked,
        more=face.more,
        face=face,
    )


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


def _shape_lesson(lesson: Row, glance: Glance) -> Shape:
    balance = Balance.of(Piece(*row) for row in glance.get("evidence", ()))
    sure = words_of(phrase_for(balance.weight))
    more = {"ticks": ticks(balance.years), "balance": balance, "sure": sure, "programmes": glance.get("programmes", 0)}
    return (label_in(Lesson, "kind", lesson.kind), *glance.get("themes", ())[:2]), lesson.explanation, more


def _shape_outcome(outcome: Row, glance: Glance) -> Shape:
    where = _published(outcome, "initiative") or _published(outcome, "programme")
    more = {
        "conclusion": outcome.conclusion,
        "conclusion_label": label_in(Outcome, "conclusion", outcome.conclusion).lower(),
        "effect": figure(outcome.effect),
        "is_figure": is_figure(outcome.effect),
        "interval": interval(outcome.interval_low, outcome.interval_high),
        "comparator": outcome.comparator,
        "timeframe": outcome.timeframe,
        "reference": short_reference(glance.get("authors", ()), outcome.paper__year),
        "reference_url": address(Paper, outcome.paper__slug),
    }
    return (where, outcome.domain__label, _("It was an aim") if outcome.was_aim == "yes" else ""), "", more


def _shape_paper(paper: Row, glance: Glance) -> Shape:
    container, numbers = source_line(paper)
    more = {
        "authors": author_line(glance.get("authors", ()), incomplete=paper.authors_incomplete),
        "container": container,
        "numbers": numbers,
        "lessons": glance.get("lessons", 0),
        "conclusions": _conclusions(glance),
        "notice": label_in(Paper, "editorial_status", paper.editorial_status),
    }
    return (paper.type__label, paper.study_design), paper.summary, more


def _shape_initiative(initiative: Row, glance: Glance) -> Shape:
    where = (initiative.place_as_written, label_in(Initiative, "nation", initiative.nation))
    more = {**_years(initiative), "sources": glance.get("sources", 0), "conclusions": _conclusions(glance)}
    return (_published(initiative, "programme"), *where), initiative.summary, more


def _shape_programme(programme: Row, glance: Glance) -> Shape:
    more = {**_years(programme), "sources": 0, "conclusions": ()}
    return (programme.kind__label, programme.country), programme.aims_summary, more


def _shape_policy(policy: Row, glance: Glance) -> Shape:
    return (policy.kind__label, policy.jurisdiction, policy.year), policy.summary, {}


def _shape_theme(theme: Row, glance: Glance) -> Shape:
    parent = theme.parent__label if theme.parent__status == "published" else ""
    return (parent,), theme.definition, {}


def _shape_place(place: Row, glance: Glance) -> Shape:
    return (label_in(Place, "kind", place.kind), label_in(Place, "nation", place.nation)), "", {}


def _published(row: Row, relation: str) -> str:
    """Return the name of a neighbouring record that the public may see."""
    return getattr(row, f"{relation}__name") if getattr(row, f"{relation}__status") == "published" else ""


def _years(record: Row) -> dict[str, Bar | str | None]:
    return {"bar": bar(record.start_year, record.end_year), "span": span(record.start_year, record.end_year)}


def _conclusions(glance: Glance) -> list[tuple[str, str, int]]:
    """Return the authors' conclusions of a record's outcomes in their usual order: value, label, how many."""
    counts: Mapping[str, int] = glance.get("conclusions", {})
    return [
        (value, label_in(Outcome, "conclusion", value).lower(), counts[value])
        for value in CONCLUSIONS
        if value in counts
    ]


CONCLUSIONS = (*Conclusion.values, "")

SHAPERS: dict[str, Callable[[Row, Glance], Shape]] = {
    "lesson": _shape_lesson,
    "outcome": _shape_outcome,
    "paper": _shape_paper,
    "initiative": _shape_initiative,
    "programme": _shape_programme,
    "policy": _shape_policy,
    "theme": _shape_theme,
    "place": _shape_place,
}
