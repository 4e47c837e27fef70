"""The search page and the list page of each kind: one search, one template, one set of parameters."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ...search import (
    KINDS,
    SECONDS_TO_REBUILD,
    SORTS,
    Criteria,
    FacetResult,
    FacetValue,
    IndexMissing,
    Results,
    read_criteria,
    search,
)
from ...web.translation import translate as _
from ..cards import load_cards

FEW_VALUES = 8
HIDDEN_ON_LISTS = ("kind",)


@dataclass(frozen=True)
class Chip:
    """A chosen filter, with the address of the same search without it."""

    text: str
    url: str


@dataclass(frozen=True)
class FacetView:
    """The values of a facet that are shown: chosen and most frequent first, all where the whole list is asked for."""

    facet: FacetResult
    shown: tuple[FacetValue, ...]
    hidden: int
    whole_url: str


def search_library(request: HttpRequest, kind: str | None = None) -> HttpResponse:
    """Show what a search finds; with a kind, the list of that kind."""
    try:
        criteria = read_criteria(request.GET, kind=kind)
        results = search(criteria)
    except IndexMissing:
        response = render(request, "search/unavailable.html", {"kind": KINDS.get(kind or "")}, status=503)
        response["Retry-After"] = str(SECONDS_TO_REBUILD)
        return response
    return render(request, "search/results.html", _context(request, results, kind))


def _context(request: HttpRequest, results: Results, kind: str | None) -> dict[str, Any]:
    criteria, path = results.criteria, request.path
    without = HIDDEN_ON_LISTS if kind else ()
    facets = [facet for facet in results.facets if facet.values and facet.name not in without]

    def address(other: Criteria) -> str:
        query = other.query_string(without=without)
        return f"{path}?{query}" if query else path

    return {
        "results": results,
        "criteria": criteria,
        "kind": KINDS.get(kind or ""),
        "heading": _heading(results, kind),
        "cards": load_cards(results.hits),
        "facets": [_facet(facet, criteria, address) for facet in facets if _is_shown(facet, criteria)],
        "more_facets": [_facet(facet, criteria, address) for facet in facets if not _is_shown(facet, criteria)],
        "chips": _chips(results, address, without),
        "clear_url": address(criteria.without_choices()),
        "sorts": [
            {"label": label, "url": address(criteria.sorted_by(name)), "is_current": name == criteria.sort}
            for name, label in SORTS.items()
        ],
        "pages": _pages(results, address),
    }


def _heading(results: Results, kind: str | None) -> str:
    count = f"{results.total:,}"
    noun = _("record") if results.total == 1 else _("records")
    if kind:
        noun = str(KINDS[kind].label if results.total == 1 else KINDS[kind].plural).lower()
    if results.criteria.q:
        return _("%(count)s %(noun)s for “%(q)s”") % {"count": count, "noun": noun, "q": results.criteria.q[:200]}
    return f"{count} {noun}"


def _is_shown(facet: FacetResult, criteria: Criteria) -> bool:
    return facet.opened or facet.name in criteria.chosen or facet.name == criteria.whole


def _facet(facet: FacetResult, criteria: Criteria, address: Any) -> FacetView:
    if facet.name == criteria.whole:
        return FacetView(facet, facet.values, 0, "")
    chosen = tuple(value for value in facet.values if value.selected)
    others = tuple(value for value in facet.values if not value.selected)
    shown = chosen + others[: max(FEW_VALUES - len(chosen), 0)]
    return FacetView(facet, shown, len(facet.values) - len(shown), address(criteria.with_whole(facet.name)))


def _chips(results: Results, address: Any, without: tuple[str, ...]) -> list[Chip]:
    return [
        Chip(f"{facet.label}: {value.label}", address(results.criteria.toggled(facet.name, value.value)))
        for facet in results.facets
        if facet.name not in without
        for value in facet.values
        if value.selected
    ]


def _pages(results: Results, address: Any) -> dict[str, Any]:
    page, last = results.criteria.page, results.last_page
    return {
        "number": page,
        "last": last,
        "previous": address(results.criteria.on_page(page - 1)) if page > 1 else "",
        "next": address(results.criteria.on_page(page + 1)) if page < last else "",
        "first": address(results.criteria.on_page(1)) if page > last else "",
    }
