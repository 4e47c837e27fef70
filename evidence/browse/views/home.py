"""The first page: one search box, the doors, the programmes on one scale, what is recalled, themes, what is new."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ...models import Lesson, LessonEvidence, Paper
from ...search import FacetValue, IndexMissing, Piece, count_within, current_snapshot, narrowest
from ..evidence import Balance
from ..kept import gathered
from ..recalls import Recalls, recall
from ..strips import bar, ticks
from ..totals import first_of, totals_of_library
from ..words import span

FIRST_PROGRAMMES, FIRST_THEMES, NEW_PAPERS = 12, 18, 5


def show_home(request: HttpRequest) -> HttpResponse:
    """Show the first page."""
    return render(request, "pages/home.html", gathered("home", _first_page))


def _first_page() -> dict[str, Any]:
    lesson = _most_reported()
    balance = _balance(lesson) if lesson else None
    themes, recalls = _from_index(lesson)
    dated = Paper.objects.visible().exclude(year=None).select_related("type")
    return {
        "totals": totals_of_library(),
        "lesson": lesson,
        "balance": balance,
        "echoes": ticks(balance.years) if balance else [],
        "programmes": _programmes(),
        "themes": themes,
        "recalls": recalls,
        "newest": list(dated.order_by("-year", "-id")[:NEW_PAPERS]),
    }


def _most_reported() -> Lesson | None:
    """Return the lesson on which most papers bear."""
    return next(iter(first_of("lesson", {}, limit=1)), None)


def _balance(lesson: Lesson) -> Balance:
    rows = LessonEvidence.objects.visible().filter(lesson=lesson)
    columns = rows.values_list("paper", "stance", "paper__year", "paper__study")
    return Balance.of(Piece(*row) for row in columns)


def _programmes() -> list[dict[str, Any]]:
    """Return the programmes on which most papers bear, in order of time, with their bars."""
    most = first_of("programme", {}, limit=3 * FIRST_PROGRAMMES)
    dated = [programme for programme in most if programme.start_year and not programme.parent_id][:FIRST_PROGRAMMES]
    return [
        {
            "record": programme,
            "bar": bar(programme.start_year, programme.end_year),
            "span": span(programme.start_year, programme.end_year),
        }
        for programme in sorted(dated, key=lambda programme: (programme.start_year, programme.name))
    ]


def _from_index(lesson: Lesson | None) -> tuple[list[FacetValue], Recalls | None]:
    """Return the themes under which most lessons stand, from A to Z, and what is recalled; none while there is none."""
    try:
        index = current_snapshot()
    except IndexMissing:
        return [], None
    found = narrowest(index, "theme", count_within(index, ["theme"], {"kind": "lesson"})["theme"])
    themes = sorted(found[:FIRST_THEMES], key=lambda theme: theme.label)
    return themes, recall(index, timezone.localdate(), told_already=lesson.get_absolute_url() if lesson else "")
