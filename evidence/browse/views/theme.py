"""The tree of themes, and the page of one theme with its lessons."""

from collections import defaultdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ...models import LessonEvidence, Theme
from ...search import IndexMissing, count_values
from ...web.translation import translate as _
from ..evidence import Balance
from ..facts import fact, items_of, link_to, linked, shown
from ..provenance import provenance_facts
from ..totals import first_of, totals_for
from .record import ShowRecord
from .search import search_library

MOST_LESSONS = 30


def list_themes(request: HttpRequest) -> HttpResponse:
    """Show all themes as a tree with their numbers of lessons; with a question, the search among themes."""
    if request.GET:
        return search_library(request, kind="theme")
    children: dict[int | None, list[Theme]] = defaultdict(list)
    for theme in Theme.objects.visible().order_by("label"):
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


class ShowTheme(ShowRecord):
    """A theme with its definition, the lessons below it, and neighbouring themes."""

    model = Theme
    template_name = "browse/theme.html"
    related = ("parent",)

    def context(self, record: Theme) -> dict[str, Any]:
        lessons = first_of("lesson", {"theme": record.slug}, limit=MOST_LESSONS)
        evidence = LessonEvidence.objects.visible().filter(lesson__in=lessons)
        rows: dict[int, list[Any]] = defaultdict(list)
        for lesson, *row in evidence.values_list("lesson", "paper", "stance", "paper__year", "paper__study"):
            rows[lesson].append(row)
        parent = shown(record.parent)
        return {
            "parent": link_to(parent),
            "totals": totals_for("theme", record.slug),
            "lessons": [{"record": lesson, "balance": Balance.of(rows[lesson.pk])} for lesson in lessons],
            "children": items_of(Theme.objects.visible().filter(parent=record)),
            "neighbours": items_of(Theme.objects.visible().filter(parent=parent).exclude(pk=record.pk))
            if parent
            else [],
            "facts": [
                linked(_("Part of"), parent),
                fact(_("Also called"), *record.synonyms.split("\n")),
                fact(_("Taken from"), record.source),
                fact(_("Retired"), record.retired_on),
                *provenance_facts(record),
            ],
        }
