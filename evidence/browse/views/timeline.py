"""The lineage of programmes through time, and the places that went from one programme to the next."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from ...search import IndexMissing, count_facets
from ..families import ProgrammeShown, programmes_shown, successions, with_types
from ..place_lines import MOST_IN_LINE, lines_of, places_in_order
from ..story_chart import draw
from ..timeline import as_chapters, timeline_rows

PROGRAMMES_ON_PAGE, PLACES_ON_PAGE = 80, 20


def show_timeline(request: HttpRequest) -> HttpResponse:
    """Show the programmes in order of time, with what followed from what and who says so."""
    programmes = programmes_shown()
    paged = _Paged(request, "/timeline/", len(programmes), PROGRAMMES_ON_PAGE)
    shown = list(programmes.values())[paged.first : paged.first + PROGRAMMES_ON_PAGE]
    try:
        sites = count_facets(["programme"], {"kind": "initiative"})["programme"]
    except IndexMissing:
        return render(request, "search/unavailable.html", {"kind": None}, status=503)
    links = successions()
    rows = timeline_rows(shown, programmes, links, sites)
    context = {
        "rows": rows,
        "drawing": draw(as_chapters(rows), ()),
        "total": len(programmes),
        "undated": sum(row.programme.start is None for row in rows),
        "paged": paged,
    }
    return render(request, "synthesis/timeline.html", context)


def show_places_through_time(request: HttpRequest) -> HttpResponse:
    """Show the places that had most initiatives, each in one line, of one programme or of any."""
    programmes = programmes_shown()
    slug = request.GET.get("programme", "")[:200]
    chosen = next((programme for programme in programmes.values() if programme.slug == slug), None)
    found = places_in_order(with_types([chosen.id], programmes) if chosen else None)
    paged = _Paged(request, "/timeline/places/", found.count(), PLACES_ON_PAGE, programme=slug if chosen else "")
    places = list(found[paged.first : paged.first + PLACES_ON_PAGE])
    try:
        counts = count_facets(["place"], {"kind": "initiative"})["place"]
    except IndexMissing:
        return render(request, "search/unavailable.html", {"kind": None}, status=503)
    context = {
        "lines": lines_of(places, counts, programmes),
        "programmes": _by_name(list(programmes.values())),
        "chosen": chosen,
        "ignored": slug if slug and not chosen else "",
        "total": paged.total,
        "paged": paged,
        "most": MOST_IN_LINE,
    }
    return render(request, "synthesis/timeline_places.html", context)


def _by_name(programmes: Sequence[ProgrammeShown]) -> list[ProgrammeShown]:
    return sorted(programmes, key=lambda programme: programme.name.casefold())


class _Paged:
    """Which page of a list is asked for, and its neighbours; a page beyond the last is the last."""

    def __init__(self, request: HttpRequest, address: str, total: int, size: int, **kept: Any):
        self.total, self.last = total, max(-(-total // size), 1)
        text = request.GET.get("page", "")
        asked = int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 1
        self.number = min(max(asked, 1), self.last)
        self.first = (self.number - 1) * size
        self.previous = self._address(address, kept, self.number - 1) if self.number > 1 else ""
        self.next = self._address(address, kept, self.number + 1) if self.number < self.last else ""

    def _address(self, address: str, kept: dict[str, Any], page: int) -> str:
        return f"{address}?{urlencode({name: value for name, value in kept.items() if value} | {'page': page})}"
