"""Which independent study reported which lesson, when and from where: the rows of the memory views.

Second-hand links and undated papers are left out. Remembered for as long as the library stays as it is.
"""

from functools import lru_cache
from typing import NamedTuple

from django.db.models import Q, QuerySet

from ..enums import Status
from ..models import ChangeClock, Lesson, LessonEvidence, LessonTheme, visible_rows
from ..models.bases import address
from .past import Evaluation
from .recurrence import Report


class Said(NamedTuple):
    """One lesson as one study reported it."""

    lesson: str
    report: Report


class Memory(NamedTuple):
    """Everything dated and first-hand that the library holds, and the names of what it tells of."""

    said: tuple[Said, ...]
    lessons: dict[str, str]
    programmes: dict[str, str]
    themes_of: dict[str, frozenset[str]]

    def by_lesson(self) -> dict[str, list[Report]]:
        """Return the reports of each lesson."""
        found: dict[str, list[Report]] = {}
        for lesson, report in self.said:
            found.setdefault(lesson, []).append(report)
        return found

    def evaluations(self, *, themes: bool = False) -> list[Evaluation]:
        """Return the studies as evaluations, with the lessons that each reported or the themes of these."""
        years: dict[str, int] = {}
        programmes: dict[str, set[str]] = {}
        reported: dict[str, set[str]] = {}
        for lesson, report in self.said:
            years[report.study] = min(report.year, years.get(report.study, report.year))
            programmes.setdefault(report.study, set()).update(report.programmes)
            reported.setdefault(report.study, set()).update(self.themes_of.get(lesson, ()) if themes else (lesson,))
        return [
            Evaluation(study, year, frozenset(programmes[study]), frozenset(reported[study]))
            for study, year in years.items()
        ]

    def programme_waves(self, *, themes: bool = False) -> list[Evaluation]:
        """Return each programme as a target: all that its studies reported, dated by their first report."""
        years: dict[str, int] = {}
        reported: dict[str, set[str]] = {}
        for lesson, report in self.said:
            for programme in report.programmes:
                years[programme] = min(report.year, years.get(programme, report.year))
                found = self.themes_of.get(lesson, frozenset()) if themes else {lesson}
                reported.setdefault(programme, set()).update(found)
        return [
            Evaluation(programme, year, frozenset({programme}), frozenset(reported[programme]))
            for programme, year in years.items()
        ]


def remembered() -> Memory:
    """Return what the library remembers in its present state."""
    return _read(ChangeClock.read())


def page_of_lesson(slug: str) -> str:
    """Return the page of a lesson."""
    return address(Lesson, slug)


@lru_cache(maxsize=2)
def _read(number: int) -> Memory:
    lessons: dict[str, str] = {}
    programmes: dict[str, str] = {}
    said = []
    for row in _rows():
        lesson, statement, study, paper, year, own, own_name, own_status, via, via_name, via_status, site_status = row
        lessons[lesson] = statement
        named = set()
        if own_status == Status.PUBLISHED:
            named.add(own)
            programmes[own] = own_name
        if via_status == Status.PUBLISHED and site_status == Status.PUBLISHED:
            named.add(via)
            programmes[via] = via_name
        key = f"study {study}" if study else f"paper {paper}"
        said.append(Said(lesson, Report(key, year, frozenset(named))))
    return Memory(tuple(dict.fromkeys(said)), lessons, programmes, _themes(lessons))


def _rows() -> QuerySet[LessonEvidence, tuple]:
    return (
        visible_rows(LessonEvidence)
        .filter(Q(is_second_hand=False) & Q(paper__year__isnull=False))
        .order_by()
        .values_list(
            *("lesson__slug", "lesson__statement", "paper__study_id", "paper_id", "paper__year"),
            *("programme__slug", "programme__name", "programme__status"),
            *("initiative__programme__slug", "initiative__programme__name", "initiative__programme__status"),
            "initiative__status",
        )
        .distinct()
    )


def _themes(lessons: dict[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for lesson, theme in visible_rows(LessonTheme).values_list("lesson__slug", "theme__slug"):
        if lesson in lessons:
            found.setdefault(lesson, set()).add(theme)
    return {lesson: frozenset(themes) for lesson, themes in found.items()}
