"""Lessons of the library that say what somebody is typing: offered before a twin is written."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, Q

from ...enums import Stance
from ...models import Lesson, LessonEvidence, visible_rows
from ...search import IndexMissing, find_alike

MOST = 5
FEWEST_LETTERS = 4


@dataclass(frozen=True)
class Alike:
    """A lesson that is there, and how often which papers have reported it."""

    slug: str
    statement: str
    address: str
    supports: int
    qualifies: int
    contradicts: int
    first: int | None
    last: int | None


def lessons_alike(text: str) -> list[Alike]:
    """Return the lessons that come nearest to a sentence, nearest first; none while there is no index."""
    if len(text.strip()) < FEWEST_LETTERS:
        return []
    try:
        numbers = find_alike("lesson", text[:1000], limit=MOST)
    except IndexMissing:
        return []
    lessons = Lesson.objects.visible().in_bulk(numbers)
    counted = {row["lesson"]: row for row in _counted(numbers)}
    return [_alike(lessons[number], counted.get(number, {})) for number in numbers if number in lessons]


def _counted(numbers: list[int]) -> Any:
    stances = {stance.value: Count("paper", filter=Q(stance=stance), distinct=True) for stance in Stance}
    rows = visible_rows(LessonEvidence).filter(lesson__in=numbers).order_by().values("lesson")
    return rows.annotate(first=Min("paper__year"), last=Max("paper__year"), **stances)


def _alike(lesson: Lesson, counted: dict[str, Any]) -> Alike:
    stances = {stance.value: counted.get(stance.value, 0) for stance in Stance}
    first, last = counted.get("first"), counted.get("last")
    return Alike(lesson.slug, lesson.statement, lesson.get_absolute_url(), **stances, first=first, last=last)
