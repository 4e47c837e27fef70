"""What a programme's evaluations taught: its lessons by theme, with how many of its papers bear on each."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.http import urlencode

from ..models import Lesson, LessonEvidence, LessonTheme, Theme, visible_rows
from ..models.bases import address
from ..search import IndexMissing, Piece, count_facets, with_narrower
from .evidence import Balance

MOST_LESSONS = 12
_COLUMNS = (
    *("lesson_id", "lesson__slug", "lesson__statement", "paper_id", "stance"),
    *("paper__year", "paper__study_id"),
)


@dataclass(frozen=True)
class Learned:
    """A lesson with the balance of the papers of one programme alone."""

    statement: str
    url: str
    balance: Balance


@dataclass(frozen=True)
class ThemeLearned:
    """A theme, its number of lessons of the programme with their list, and those of them that are shown."""

    label: str
    url: str
    count: int
    list: str
    lessons: tuple[Learned, ...]


def lessons_by_theme(programme: str) -> list[ThemeLearned]:
    """Return the lessons on which most papers of a programme and its types bear, by their first theme."""
    rows: dict[int, list[Piece]] = defaultdict(list)
    names: dict[int, tuple[str, str]] = {}
    for row in evidence_of_programmes(programme):
        lesson = row["lesson_id"]
        rows[lesson].append(Piece(row["paper_id"], row["stance"], row["paper__year"], row["paper__study_id"]))
        names[lesson] = (row["lesson__statement"], address(Lesson, row["lesson__slug"]))
    balances = {lesson: Balance.of(found) for lesson, found in rows.items()}
    most = sorted(balances, key=lambda lesson: (-balances[lesson].papers, names[lesson]))[:MOST_LESSONS]
    return _by_theme(programme, {lesson: Learned(*names[lesson], balances[lesson]) for lesson in most})


def _by_theme(programme: str, lessons: dict[int, Learned]) -> list[ThemeLearned]:
    themes: dict[tuple[str, str], list[Learned]] = defaultdict(list)
    first: dict[int, tuple[str, str]] = {}
    links = visible_rows(LessonTheme).filter(lesson__in=lessons).order_by("id")
    for lesson, slug, label in links.values_list("lesson_id", "theme__slug", "theme__label"):
        first.setdefault(lesson, (slug, label))
    for lesson, learned in lessons.items():
        themes[first.get(lesson, ("", ""))].append(learned)
    try:
        counts = count_facets(["theme"], {"kind": "lesson", "programme": programme}, held=True)["theme"]
    except IndexMissing:
        counts = {}
    found = [
        ThemeLearned(
            label,
            address(Theme, slug) if slug else "",
            counts.get(slug, 0),
            f"/lessons/?{urlencode({'programme': programme, 'theme': slug})}",
            tuple(mine),
        )
        for (slug, label), mine in themes.items()
    ]
    return sorted(found, key=lambda theme: (not theme.label, -theme.count, theme.label))


def _tree(programme: str) -> Collection[str]:
    """Return a programme and its types, as the search counts them."""
    try:
        return with_narrower("programme", programme)
    except IndexMissing:
        return {programme}


def evidence_of_programmes(programme: str) -> list[dict[str, Any]]:
    """Return what papers say on lessons from a programme, its types and its sites, in one query."""
    programmes = _tree(programme)
    of_sites = Q(initiative__status="published", initiative__programme__slug__in=programmes)
    return list(_evidence().filter(Q(programme__slug__in=programmes) | of_sites))


@cache
def _evidence() -> QuerySet[LessonEvidence, dict[str, Any]]:
    return visible_rows(LessonEvidence).order_by("id").values(*_COLUMNS)
