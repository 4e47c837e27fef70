"""The page that explains how to search: plain words first, then the signs of the language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ...search import facet_labels
from ..search_examples import FIELDS, IDENTIFIERS, MENDED, PLAIN, SIGNS, STRATEGIES


def show_search_help(request: HttpRequest) -> HttpResponse:
    """Show how to search."""
    context = {
        "plain": PLAIN,
        "signs": SIGNS,
        "fields": FIELDS,
        "filters": facet_labels(),
        "identifiers": IDENTIFIERS,
        "strategies": STRATEGIES,
        "mended": MENDED,
    }
    return render(request, "pages/help_search.html", context)
