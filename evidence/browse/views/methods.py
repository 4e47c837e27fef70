"""The pages that say how a view is made, after which sources, and what it cannot mean."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..evidence_map import MOST_CELLS


def show_map_help(request: HttpRequest) -> HttpResponse:
    """Say how the evidence map is read."""
    return render(request, "pages/help_map.html", {"most": MOST_CELLS})


def show_memory_help(request: HttpRequest) -> HttpResponse:
    """Say how recurrence is counted and how the wager is scored."""
    return render(request, "pages/help_memory.html")


def show_directions_help(request: HttpRequest) -> HttpResponse:
    """Say how the plot of directions is made, what its sign test counts, and what its critics say."""
    return render(request, "pages/help_directions.html")


def show_aims_help(request: HttpRequest) -> HttpResponse:
    """Say how aims are set beside outcomes, and what that does not mean."""
    return render(request, "pages/help_aims.html")


def show_timeline_help(request: HttpRequest) -> HttpResponse:
    """Say how programmes and places are set on one scale of years, and who says what followed from what."""
    return render(request, "pages/help_timeline.html")


def show_before_help(request: HttpRequest) -> HttpResponse:
    """Say how a plan is read and looked up, and what the answer cannot mean."""
    return render(request, "pages/help_before.html")
