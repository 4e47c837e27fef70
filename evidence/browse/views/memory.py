"""What was learned, and learned again: themes by year, lessons by how often, programmes by what was new, the wager."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from ...models import Programme
from ...models.bases import address
from ...search import choices_of, cross, read_criteria
from ...synthesis.forecasts import forecaster_labels, foretell_next, headings_of_wager, tell_wager
from ...synthesis.recurrence import Recurrence, recurrence, waves
from ...synthesis.reports import Memory, page_of_lesson, remembered
from ...synthesis.wager import FEWEST_BEFORE, MOST_RESAMPLED
from ..strips import FIRST, LAST, ticks
from ..unavailable import needs_search

MOST_LESSONS, MOST_WAVES, FEW = 40, 40, 6


@needs_search
def show_memory(request: HttpRequest) -> HttpResponse:
    """Show how themes and lessons recurred over the years, and what was new in each programme."""
    themes = _themes_by_year()
    memory = remembered()
    return render(
        request,
        "synthesis/memory.html",
        {
            "themes": themes,
            "years": range(FIRST, LAST + 1),
            "lessons": _lessons(memory),
            "waves": _waves(memory),
            "first_year": FIRST,
            "last_year": LAST,
        },
    )


def show_wager(request: HttpRequest) -> HttpResponse:
    """Show how well earlier evaluations foretell the next, against two plain baselines."""
    memory = remembered()
    told = tell_wager()
    labels, headings = forecaster_labels(), headings_of_wager()
    tables = [
        {
            "heading": headings[name],
            "evaluations": table.evaluations,
            "rows": [{"label": labels[forecaster], "test": test} for forecaster, test in table.tests.items()],
        }
        for name, table in told.items()
    ]
    context = {
        "tables": tables,
        "fewest": FEWEST_BEFORE,
        "most_drawn": MOST_RESAMPLED,
        "foretold": [{"item": found, "url": page_of_lesson(found.slug)} for found in foretell_next(memory)],
    }
    return render(request, "synthesis/wager.html", context)


def _themes_by_year() -> list[dict[str, Any]]:
    """Return the top themes with the lessons that a source of each year reported, as links to exactly those."""
    crossing = cross(read_criteria(QueryDict()), kind="lesson", rows="theme", columns="year")
    choices = choices_of("theme")
    rows = []
    for slug, label in choices.labels.items():
        if choices.parents.get(slug) or slug not in crossing.rows:
            continue
        cells = [{"year": year, "count": crossing.cells.get((slug, str(year)), 0)} for year in range(FIRST, LAST + 1)]
        rows.append({"slug": slug, "label": label, "cells": cells, "total": crossing.rows[slug]})
    return sorted(rows, key=lambda row: (-row["total"], row["label"]))


def _lessons(memory: Memory) -> list[dict[str, Any]]:
    """Return the lessons that were reported in most different years, and how many years lay between."""
    found: list[tuple[str, Recurrence]] = []
    for lesson, reports in memory.by_lesson().items():
        told = recurrence(reports)
        if told is not None and told.again:
            found.append((lesson, told))
    found.sort(key=lambda pair: (-len(pair[1].years), -pair[1].studies, memory.lessons[pair[0]]))
    return [
        {
            "statement": memory.lessons[slug],
            "url": page_of_lesson(slug),
            "told": told,
            "ticks": ticks(told.years),
            "longest": max(told.gaps),
            "again": ", ".join(map(str, told.again)),
        }
        for slug, told in found[:MOST_LESSONS]
    ]


def _waves(memory: Memory) -> list[dict[str, Any]]:
    reports = memory.by_lesson()
    return [
        {
            "name": memory.programmes[wave.programme],
            "url": address(Programme, wave.programme),
            "wave": wave,
            "new": [{"text": memory.lessons[slug], "url": page_of_lesson(slug)} for slug in wave.new],
            "known": [{"text": memory.lessons[slug], "url": page_of_lesson(slug)} for slug in wave.known],
        }
        for wave in waves(reports)[:MOST_WAVES]
    ]
