"""GET /api/v1/search: exactly the search of the pages."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from ninja import Query, Router, Schema

from ..models import visible_rows
from ..search import KINDS, Results, StrategyGone, read_criteria, search

router = Router(tags=["search"])


class Hit(Schema):
    """One record found; ``id`` is its slug."""

    kind: str
    id: str
    title: str
    url: str
    snippet: str
    score: float


class FacetValue(Schema):
    """One value of a facet and how many records choosing it would show."""

    value: str
    label: str
    count: int
    selected: bool


class Facet(Schema):
    """A facet and its values, most records first."""

    label: str
    values: list[FacetValue]


class Answer(Schema):
    """What a search found."""

    query: str
    total: int
    page: int
    page_size: int
    results: list[Hit]
    facets: dict[str, Facet]
    expanded: list[str]
    suggestion: str | None
    ignored: list[str]


class Problem(Schema):
    """Why there is no answer."""

    detail: str


class Parameters(Schema):
    """Parameters of a search. A facet may be repeated: any of its values; all of the facets.

    ``strategy`` names a long search strategy that was stored through the search page, in place of ``q``.
    """

    q: str = ""
    strategy: str = ""
    page: str = ""
    page_size: str = ""
    sort: str = ""
    expand: str = ""
    spelling: str = ""
    kind: list[str] = []
    programme: list[str] = []
    theme: list[str] = []
    care_model: list[str] = []
    population: list[str] = []
    place: list[str] = []
    nation: list[str] = []
    domain: list[str] = []
    direction: list[str] = []
    lesson_kind: list[str] = []
    factor: list[str] = []
    level: list[str] = []
    integration_type: list[str] = []
    study_design: list[str] = []
    paper_type: list[str] = []
    year: list[str] = []
    year_from: str = ""
    year_to: str = ""
    verification: list[str] = []
    confidence: list[str] = []


@router.get("/search", response={200: Answer, 410: Problem, 503: Problem}, summary="Search the library")
def search_records(request: HttpRequest, parameters: Query[Parameters]) -> JsonResponse:
    """Find records by words and facets. What is not understood is named in ``ignored``, never refused."""
    try:
        return JsonResponse(_answer(search(read_criteria(request.GET))))
    except StrategyGone:
        return JsonResponse({"detail": "This stored search strategy is no longer kept; store it again."}, status=410)


def _answer(results: Results) -> dict[str, Any]:
    """Return the answer as plain values; a test holds it to the schema, which would cost as much as the search."""
    return {
        "query": results.criteria.q,
        "total": results.total,
        "page": results.criteria.page,
        "page_size": results.criteria.page_size,
        "results": _hits(results),
        "facets": {
            facet.name: {"label": facet.label, "values": [value._asdict() for value in facet.values]}
            for facet in results.facets
        },
        "expanded": [meaning for expansion in results.expanded for meaning in expansion.meanings],
        "suggestion": results.suggestion,
        "ignored": [*results.criteria.ignored, *results.notices],
    }


def _hits(results: Results) -> list[dict[str, Any]]:
    ids: dict[str, list[int]] = {}
    for hit in results.hits:
        ids.setdefault(hit.kind, []).append(hit.record)
    rows = {kind: visible_rows(KINDS[kind].model).in_bulk(found) for kind, found in ids.items()}
    return [
        {
            "kind": hit.kind,
            "id": row.slug,
            "title": str(row),
            "url": row.get_absolute_url(),
            "snippet": hit.snippet,
            "score": round(hit.score, 4),
        }
        for hit in results.hits
        if (row := rows[hit.kind].get(hit.record))
    ]
