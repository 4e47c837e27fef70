"""All initiatives on one page: A to Z, or by programme in order of time, each with a box for comparing."""

from itertools import groupby
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ...enums import Status
from ...models import Initiative, visible_rows
from ...web.translation import translate as _
from ..words import span

_COLUMNS = (
    *("slug", "name", "place_as_written", "start_year", "end_year"),
    *("programme__slug", "programme__name", "programme__status", "programme__start_year"),
)


def list_a_to_z(request: HttpRequest) -> HttpResponse:
    """Show all initiatives under their first letters."""
    rows = sorted(_initiatives(), key=lambda row: (_letter(row["name"]), row["name"].casefold()))
    groups = [
        {"title": letter, "anchor": f"letter-{letter.lower()}", "url": "", "rows": [_row(row) for row in mine]}
        for letter, mine in groupby(rows, key=lambda row: _letter(row["name"]))
    ]
    return _shown(request, groups, by_programme=False)


def list_by_programme(request: HttpRequest) -> HttpResponse:
    """Show all initiatives under their programmes, the oldest programme first."""
    rows = _initiatives().order_by(
        F("programme__start_year").asc(nulls_last=True), "programme__name", "programme__slug", "name", "pk"
    )
    groups = [
        {
            "title": name if status == Status.PUBLISHED else _("Programme not shown"),
            "anchor": f"programme-{slug}" if status == Status.PUBLISHED else f"other-{number}",
            "url": f"/programmes/{slug}/" if status == Status.PUBLISHED else "",
            "list": f"/initiatives/?programme={slug}" if status == Status.PUBLISHED else "",
            "rows": [_row(row) for row in mine],
        }
        for number, ((name, slug, status), mine) in enumerate(groupby(rows, key=_programme))
    ]
    return _shown(request, groups, by_programme=True)


def _shown(request: HttpRequest, groups: list[dict[str, Any]], *, by_programme: bool) -> HttpResponse:
    total = sum(len(group["rows"]) for group in groups)
    return render(
        request,
        "browse/initiatives.html",
        {"groups": groups, "by_programme": by_programme, "total": total},
    )


def _initiatives() -> QuerySet[Initiative, dict[str, Any]]:
    return visible_rows(Initiative).order_by("name", "pk").values(*_COLUMNS)


def _programme(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["programme__name"], row["programme__slug"], row["programme__status"]


def _letter(name: str) -> str:
    """Return the letter under which a name stands; names that begin with none stand together first."""
    first = next((c for c in name if c.isalnum()), "#").upper()
    return first if "A" <= first <= "Z" else "#"


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "slug": row["slug"],
        "name": row["name"],
        "programme": row["programme__name"] if row["programme__status"] == Status.PUBLISHED else "",
        "where": row["place_as_written"],
        "span": span(row["start_year"], row["end_year"]),
    }
