"""Pages about the library itself: what it holds, how accessible it is."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from ...enums import Verification
from ...models import Aim, InitiativePlace, LessonEvidence, Study, visible_rows
from ...search import KINDS, Kind
from ..kept import gathered
from ..totals import totals_of_library

OTHER_ROWS = (
    (_("aims of programmes and policies"), Aim),
    (_("pieces of evidence for lessons"), LessonEvidence),
    (_("studies that several papers share"), Study),
    (_("links of initiatives to places"), InitiativePlace),
)


def show_about(request: HttpRequest) -> HttpResponse:
    """Show what the library is, what it holds by kind and by how far it was checked, and what it does not claim."""
    return render(request, "pages/about.html", gathered("about", _holdings))


def _holdings() -> dict[str, Any]:
    totals = totals_of_library()
    return {
        "rows": [{"kind": kind, "total": totals[name], "checked": _checked(kind)} for name, kind in KINDS.items()],
        "levels": [label for _value, label in Verification.choices],
        "others": [{"label": label, "count": model.objects.visible().count()} for label, model in OTHER_ROWS],
    }


def _checked(kind: Kind) -> list[dict[str, Any]]:
    """Return how many records of a kind were checked how far, each with the list of them."""
    counts = dict(visible_rows(kind.model).order_by().values_list("verification").annotate(Count("pk")))
    return [
        {"label": label, "count": counts.get(value, 0), "url": f"/{kind.model.folder}/?verification={value}"}
        for value, label in Verification.choices
    ]


def show_accessibility(request: HttpRequest) -> HttpResponse:
    """Show how accessible the library is, and how that was found out."""
    return render(request, "pages/accessibility.html")


def show_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Show that there is no such page, with a way on."""
    return render(request, "errors/404.html", status=404)
