"""The first page: one search box, three doors, the programmes on one scale, themes, and what is new."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ...models import Lesson, LessonEvidence, Paper, Programme, Theme, visible_condition
from ..evidence import Balance
from ..strips import bar, ticks
from ..totals import totals_of_library
from ..words import span

FIRST_PROGRAMMES, FIRST_THEMES, NEW_PAPERS = 12, 18, 5


def show_home(request: HttpRequest) -> HttpResponse:
    """Show the first page."""
    lesson = _most_often_reported()
    context = {
        "totals": totals_of_library(),
        "lesson": lesson,
        "balance": _balance(lesson) if lesson else None,
        "programmes": _programmes(),
        "themes": _themes(),
        "newest": Paper.objects.visible().exclude(year=None).select_related("type").order_by("-year", "-id")[:NEW_PAPERS],
    }
    if context["balance"]:
        context["echoes"] = ticks(context["balance"].years)
    return render(request, "pages/home.html", context)


def _most_often_reported() -> Lesson | None:
    """Return the lesson that was reported in the most different years."""
    seen = visible_condition(LessonEvidence, "evidence__")
    years = Count("evidence__paper__year", distinct=True, filter=seen)
    return Lesson.objects.visible().annotate(years=years).filter(years__gt=0).order_by("-years", "statement").first()


def _balance(lesson: Lesson) -> Balance:
    rows = LessonEvidence.objects.visible().filter(lesson=lesson)
    return Balance.of(rows.values_list("paper", "stance", "paper__year"))


def _programmes() -> list[dict[str, Any]]:
    """Return the programmes with most evidence and a known start, in order of time, with their bars."""
    visible = Programme.objects.visible().filter(parent=None).exclude(start_year=None)
    found = Count("evidence", distinct=True, filter=visible_condition(LessonEvidence, "evidence__"))
    most = visible.annotate(found=found).filter(found__gt=0).order_by("-found", "name")[:FIRST_PROGRAMMES]
    return [
        {"record": programme, "bar": bar(programme.start_year, programme.end_year), "span": span(programme.start_year, programme.end_year)}
        for programme in sorted(most, key=lambda programme: (programme.start_year, programme.name))
    ]


def _themes() -> list[Theme]:
    """Return the themes that most lessons bear themselves."""
    borne = Count("lesson_links", filter=Q(lesson_links__lesson__status="published"))
    return sorted(
        Theme.objects.visible().annotate(borne=borne).filter(borne__gt=0).order_by("-borne", "label")[:FIRST_THEMES],
        key=lambda theme: theme.label,
    )
