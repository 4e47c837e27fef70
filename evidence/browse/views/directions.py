"""The effect-direction plot as a page, and as a table to take away."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from ...search import Criteria, IndexMissing, choices_of, read_criteria
from ..directions import MOST_COLUMNS, STUDIES_ON_PAGE, Plot, direction_labels, draw_plot
from ..spreadsheets import as_csv

NOT_TAKEN = ("q", "strategy", "kind", "direction", "sort", "page_size", "whole")
OWN = ("programme", "domain")
HEADING = (
    *("programme", "study", "papers", "design", "concern", "domain"),
    *("direction", "estimates", "estimates that agree", "outcomes", "conclusions of the authors"),
)


def show_directions(request: HttpRequest) -> HttpResponse:
    """Show which way the estimates of each study point, in each domain."""
    try:
        criteria = _criteria(request.GET)
        plot = draw_plot(criteria)
    except IndexMissing:
        return render(request, "search/unavailable.html", {"kind": None}, status=503)
    return render(request, "synthesis/directions.html", _context(criteria, plot))


def download_directions(request: HttpRequest) -> HttpResponse:
    """Give the whole plot as comma-separated values, one line a study and domain."""
    try:
        plot = draw_plot(_criteria(request.GET), everything=True)
    except IndexMissing:
        return render(request, "search/unavailable.html", {"kind": None}, status=503)
    labels, rows = direction_labels(), []
    for group in plot.groups:
        for row in group.rows:
            study = row.study
            own = (group.programme.text, study.name, study.papers, study.design, study.concern_label)
            for column, cell in zip(plot.columns, row.cells, strict=True):
                if cell.count:
                    said = "; ".join(f"{label} {count}" for _value, label, count in cell.said)
                    way, estimates, agree = cell.combined
                    rows.append((*own, column.label, labels[way], estimates, agree, cell.count, said))
    return as_csv("effect-directions", HEADING, rows)


def _criteria(data: QueryDict) -> Criteria:
    """Read the filters of a search; words, orders and conclusions are no part of a plot of estimates."""
    kept = data.copy()
    for name in NOT_TAKEN:
        kept.pop(name, None)
    criteria = read_criteria(kept, kind="outcome")
    ignored = [f"{name}: {value[:200]}" for name in NOT_TAKEN for value in data.getlist(name) if value]
    return Criteria(
        chosen=criteria.chosen, page=criteria.page, ignored=(*criteria.ignored, *ignored), years=criteria.years
    )


def _context(criteria: Criteria, plot: Plot) -> dict[str, Any]:
    query = criteria.on_page(1).query_string(without=("kind",))
    programmes = choices_of("programme")
    hidden = criteria.on_page(1).pairs(without=("kind", *OWN))
    pages = {
        name: _address(criteria, number)
        for name, number in (("previous", plot.page - 1), ("next", plot.page + 1))
        if 1 <= number <= plot.pages
    }
    return {
        "plot": plot,
        "labels": direction_labels(),
        "criteria": criteria,
        "programmes": [(slug, name) for slug, name in programmes.labels.items() if not programmes.parents.get(slug)],
        "domains": list(choices_of("domain").labels.items()),
        "hidden": hidden,
        "is_narrowed": bool(query),
        "pages": pages,
        "csv_url": f"/directions/effect-directions.csv{'?' if query else ''}{query}",
        "most_columns": MOST_COLUMNS,
        "most_studies": STUDIES_ON_PAGE,
    }


def _address(criteria: Criteria, page: int) -> str:
    query = criteria.on_page(page).query_string(without=("kind",))
    return f"/directions/?{query}" if query else "/directions/"
