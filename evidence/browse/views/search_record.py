"""The record of a search, on the same parameters as the search itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ...search import SECONDS_TO_REBUILD, IndexMissing, StrategyGone, read_criteria
from ..search_record import STANDARD, record_of


@require_safe
def show_search_record(request: HttpRequest) -> HttpResponse:
    """Show what a methods section reports of a search."""
    try:
        criteria = read_criteria(request.GET)
        context = {"record": record_of(criteria), "criteria": criteria, "standard": STANDARD}
    except StrategyGone:
        return render(request, "search/gone.html", status=410)
    except IndexMissing:
        response = render(request, "search/unavailable.html", {"kind": None}, status=503)
        response["Retry-After"] = str(SECONDS_TO_REBUILD)
        return response
    return render(request, "search/record.html", context)
