"""The search page and the list page of each kind: one search, one template, one set of parameters."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ...search import (
    FILTER_NAMES,
    KINDS,
    Criteria,
    FacetResult,
    IndexMissing,
    Results,
    StrategyGone,
    read_criteria,
    search,
)
from ...web.translation import translate as _
from ..cards import load_cards
from ..facets_shown import first_values, matching, outside_range, split_by_use, whole_tree
from ..state import Address, chips, orders, paging, pairs_in_words
from ..unavailable import ASK_AGAIN, needs_search

HIDDEN_ON_LISTS = ("kind",)
LONGEST_FIND = 100


@require_safe
@needs_search
def search_library(request: HttpRequest, kind: str | None = None) -> HttpResponse:
    """Show what a search finds; with a kind, the list of that kind; with ``whole``, all values of one facet."""
    criteria = read_criteria(request.GET, kind=kind)
    if facet := _whole_list(request, criteria, HIDDEN_ON_LISTS if kind else ()):
        return render(request, "search/whole.html", _whole(request, criteria.with_whole(facet), kind))
    return render(request, "search/results.html", _found(request, search(criteria), kind))


@require_safe
def count_records(request: HttpRequest) -> JsonResponse:
    """Return how many records the same parameters list, for the button that shows them."""
    try:
        return JsonResponse({"total": search(read_criteria(request.GET)).total})
    except StrategyGone:
        return JsonResponse({"detail": _("This stored search strategy is no longer kept.")}, status=410)
    except IndexMissing:
        return JsonResponse({"detail": _("Search is being rebuilt.")}, status=503, headers=ASK_AGAIN)


def _found(request: HttpRequest, results: Results, kind: str | None) -> dict[str, Any]:
    criteria, without = results.criteria, HIDDEN_ON_LISTS if kind else ()
    address = _addresses(request.path, without)
    facets, more = split_by_use([facet for facet in results.facets if facet.name not in without], criteria)
    here = address(criteria.on_page(1))
    beginning = f"{here}{'&' if '?' in here else '?'}whole="
    cards = load_cards(results.hits)
    return {
        **_frame(results, kind),
        "cards": cards,
        "facets": [first_values(facet, criteria, address, beginning + facet.name) for facet in facets],
        "more_facets": [first_values(facet, criteria, address, beginning + facet.name) for facet in more],
        "hidden": [pair for pair in criteria.pairs() if pair[0] in KEPT],
        "chips": chips(results, address, without),
        "filtered": sum(len(values) for name, values in criteria.chosen.items() if name not in without),
        "clear_url": address(criteria.without_choices().asking("")),
        "unfiltered_url": address(criteria.without_choices()),
        "pair_rule": pairs_in_words(results),
        "orders": orders(criteria, address),
        "pages": paging(results, address),
        "address": address,
        "record_query": criteria.query_string(without=("page", "page_size", "whole")),
    }


KEPT = frozenset({"strategy", "sort", "page_size", "expand", "spelling"})
"""What a form of choices carries along besides words and choices."""


def _whole_list(request: HttpRequest, criteria: Criteria, without: tuple[str, ...]) -> str:
    """Return the facet whose whole list is asked for, by its address or by a button that ticks or clears it."""
    name = criteria.whole or request.GET.get("tick", "") or request.GET.get("untick", "")
    return name if name in FILTER_NAMES and name not in without else ""


def _whole(request: HttpRequest, criteria: Criteria, kind: str | None) -> dict[str, Any]:
    """Return the whole list of one facet: narrowed by typing, ticked or cleared as a whole where that was pressed."""
    without = HIDDEN_ON_LISTS if kind else ()
    find = "".join(c for c in request.GET.get("find", "") if c.isprintable())[:LONGEST_FIND].strip()
    results = search(criteria)
    facet = _facet(results)
    found = matching(facet, find)
    if request.GET.get("tick") or request.GET.get("untick"):
        listed = {value.value for value in found}
        others = tuple(value for value in criteria.chosen.get(facet.name, ()) if value not in listed)
        ticked = tuple(value.value for value in found) if request.GET.get("tick") else ()
        results = search(criteria.choosing(facet.name, (*others, *ticked)))
        facet = _facet(results)
        found = matching(facet, find)
    criteria = results.criteria
    tree = whole_tree(facet, found)
    listed = _values_of(tree)
    address = _addresses(request.path, without)
    mine = criteria.pairs(without=(*without, "page", "whole"))
    return {
        **_frame(results, kind),
        "facet": facet,
        "choices": tree,
        "find": find,
        "found": len(found),
        "hidden": [pair for pair in mine if pair[0] != facet.name or pair[1] not in listed],
        "back_url": address(criteria.with_whole("")),
    }


def _frame(results: Results, kind: str | None) -> dict[str, Any]:
    return {
        "results": results,
        "criteria": results.criteria,
        "kind": KINDS.get(kind or ""),
        "heading": _heading(results, kind),
    }


def _addresses(path: str, without: tuple[str, ...]) -> Address:
    def address(criteria: Criteria) -> str:
        query = criteria.query_string(without=without)
        return f"{path}?{query}" if query else path

    return address


def _facet(results: Results) -> FacetResult:
    facet = next(facet for facet in results.facets if facet.name == results.criteria.whole)
    return outside_range(facet, results.criteria)


def _values_of(choices: list[Any]) -> set[str]:
    return {value for choice in choices for value in (choice.value, *_values_of(choice.below))}


def _heading(results: Results, kind: str | None) -> str:
    count = f"{results.total:,}"
    noun = _("record") if results.total == 1 else _("records")
    if kind:
        noun = str(KINDS[kind].label if results.total == 1 else KINDS[kind].plural).lower()
    criteria = results.criteria
    if criteria.strategy:
        return _("%(count)s %(noun)s for a stored search strategy") % {"count": count, "noun": noun}
    if criteria.q:
        return _("%(count)s %(noun)s for “%(q)s”") % {"count": count, "noun": noun, "q": criteria.q[:200]}
    return f"{count} {noun}"
