"""The tree of themes, and the page of one theme with its lessons."""

from collections import defaultdict
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from ...models import Lesson, LessonEvidence, Theme, visible_condition
from ...search import Criteria, IndexMissing, search
from ..facts import fact, linked
from ..provenance import provenance_facts
from ..totals import totals_for
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


def _branch(parent: int | None, children: dict[int | None, list[Theme]], counts: dict[str, int]) -> list[dict[str, Any]]:
    return [
        {"theme": theme, "lessons": counts.get(theme.slug, 0), "below": _branch(theme.pk, children, counts)}
        for theme in children[parent]
    ]


def _lesson_counts() -> dict[str, int]:
    try:
        results = search(Criteria(chosen={"kind": ("lesson",)}, page_size=1))
    except IndexMissing:
        return {}
    themes = next(facet for facet in results.facets if facet.name == "theme")
    return {value.value: value.count for value in themes.values}


class ShowTheme(ShowRecord):
    """A theme with its definition, the lessons below it, and neighbouring themes."""

    model = Theme
    template_name = "browse/theme.html"
    related = ("parent",)

    def context(self, record: Theme) -> dict[str, Any]:
        below = Q(themes=record) | Q(themes__parent=record) | Q(themes__parent__parent=record)
        counted = Count("evidence__paper", distinct=True, filter=visible_condition(LessonEvidence, "evidence__"))
        lessons = Lesson.objects.visible().filter(pk__in=Lesson.objects.filter(below).values("pk"))
        parent = record.parent if record.parent and record.parent.status == "published" else None
        return {
            "parent": parent,
            "totals": totals_for("theme", record.slug),
            "lessons": list(lessons.annotate(papers=counted).order_by("-papers", "statement")[:MOST_LESSONS]),
            "children": list(Theme.objects.visible().filter(parent=record)),
            "neighbours": list(Theme.objects.visible().filter(parent=parent).exclude(pk=record.pk)) if parent else [],
            "facts": [
                linked(_("Part of"), [parent] if parent else []),
                fact(_("Also called"), *record.synonyms.split("\n")),
                fact(_("Taken from"), record.source),
                fact(_("Retired"), record.retired_on),
                *provenance_facts(record),
            ],
        }
