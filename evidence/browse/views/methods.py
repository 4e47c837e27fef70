"""The pages that say how a view is made, after which sources, and what it cannot mean."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..evidence_map import MOST_CELLS


def show_map_help(request: HttpRequest) -> HttpResponse:
    """Say how the evidence map and the plot of directions are read."""
    return render(request, "pages/help_map.html", {"most": MOST_CELLS})


def show_memory_help(request: HttpRequest) -> HttpResponse:
    """Say how recurrence is counted and how the wager is scored."""
    return render(request, "pages/help_memory.html")
