"""The evidence map as a page, as a table to take away, and as a drawing."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from ...search import KINDS, Criteria, can_be_crossed, choices_of, read_criteria
from ...web.translation import translate as _
from ..evidence_map import AXES, COUNTED, Axis, EvidenceMap, axis_labels, draw_map
from ..spreadsheets import as_csv
from ..unavailable import needs_search

OWN = ("rows", "columns", "count", "rows_below", "columns_below")
USUAL = {
    "outcome": ("programme", "domain"),
    "lesson": ("theme", "programme"),
    "paper": ("theme", "programme"),
    "initiative": ("programme", "care_model"),
}


@needs_search
def show_map(request: HttpRequest) -> HttpResponse:
    """Show the map with its form, its legend and its downloads."""
    asked = _Asked(request.GET)
    drawn = draw_map(asked.criteria, asked.kind, asked.rows, asked.columns)
    return render(request, "synthesis/map.html", _context(request, asked, drawn))


@needs_search
def download_map(request: HttpRequest) -> HttpResponse:
    """Give the map as comma-separated values, one line a cell."""
    asked = _Asked(request.GET)
    drawn = draw_map(asked.criteria, asked.kind, asked.rows, asked.columns)
    conclusions = ("improved", "no-clear-change", "worsened", "mixed")
    rows = []
    for row in drawn.rows:
        for column, cell in zip(drawn.columns, row.cells, strict=True):
            found = {value: count for value, _label, count in cell.words}
            said = (found.get(value, 0) for value in conclusions)
            rows.append([row.term.label, column.label, cell.count, *said])
    counted = str(KINDS[drawn.kind].plural)
    return as_csv("evidence-map", [drawn.rows_axis.label, drawn.columns_axis.label, counted, *conclusions], rows)


@needs_search
def draw_map_as_svg(request: HttpRequest) -> HttpResponse:
    """Give the map as a drawing of its own, with its text as text."""
    asked = _Asked(request.GET)
    drawn = draw_map(asked.criteria, asked.kind, asked.rows, asked.columns)
    context = {"map": drawn, "kind": KINDS[drawn.kind], "row_height": 40, "column_width": 120, "head": 320, "top": 120}
    response = render(request, "synthesis/map.svg", context, content_type="image/svg+xml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="evidence-map.svg"'
    return response


class _Asked:
    """What the address asks for; axes that the records do not have are put aside and named."""

    def __init__(self, data: QueryDict):
        self.ignored: list[str] = []
        self.kind = self._one_of(data, "count", COUNTED, "outcome")
        usual = USUAL[self.kind]
        rows = self._one_of(data, "rows", self._axes(), usual[0])
        columns = self._one_of(data, "columns", self._axes(), usual[1])
        if rows == columns:
            columns = next(name for name in (*usual, *AXES) if name != rows and can_be_crossed(self.kind, name))
        filters = data.copy()
        for name in OWN:
            filters.pop(name, None)
        self.criteria: Criteria = read_criteria(filters, kind=self.kind)
        self.rows = self._axis(data, rows, "rows_below")
        self.columns = self._axis(data, columns, "columns_below")

    def _axes(self) -> list[str]:
        return [name for name in AXES if can_be_crossed(self.kind, name)]

    def _one_of(self, data: QueryDict, name: str, known: Any, usual: str) -> str:
        value = str(data.get(name, ""))
        if value and value not in known:
            self.ignored.append(f"{name}: {value[:200]}")
        return value if value in known else usual

    def _axis(self, data: QueryDict, facet: str, name: str) -> Axis:
        choices, below = choices_of(facet), str(data.get(name, ""))
        if below and below not in choices.labels:
            self.ignored.append(f"{name}: {below[:200]}")
            below = ""
        return Axis(facet, axis_labels()[facet], below, choices.labels.get(below, ""))

    def query(self, **changed: str) -> str:
        """Return the query of an address that differs from this one by the given parts; "" leaves a part out."""
        parts = {
            "rows": self.rows.facet,
            "columns": self.columns.facet,
            "count": self.kind,
            "rows_below": self.rows.below,
            "columns_below": self.columns.below,
            **changed,
        }
        data = QueryDict(self.criteria.query_string(without=("kind",)), mutable=True)
        for name, value in parts.items():
            if value:
                data[name] = value
        return data.urlencode()


def _context(request: HttpRequest, asked: _Asked, drawn: EvidenceMap) -> dict[str, Any]:
    labels = axis_labels()
    return {
        "map": drawn,
        "criteria": asked.criteria,
        "counted": [(name, str(KINDS[name].plural)) for name in COUNTED],
        "axes": [(name, labels[name]) for name in AXES if can_be_crossed(asked.kind, name)],
        "other_axes": [labels[name] for name in AXES if not can_be_crossed(asked.kind, name)],
        "noun": str(KINDS[drawn.kind].plural).lower(),
        "ignored": [*asked.ignored, *asked.criteria.ignored],
        "hidden": [
            (name, value)
            for name, values in asked.criteria.chosen.items()
            if name not in {"kind", asked.rows.facet, asked.columns.facet}
            for value in values
        ],
        "open_rows": {term.value: f"/map/?{asked.query(rows_below=term.value)}" for term in _opening(drawn, "rows")},
        "open_columns": {
            term.value: f"/map/?{asked.query(columns_below=term.value)}" for term in _opening(drawn, "columns")
        },
        "close_rows": f"/map/?{asked.query(rows_below='')}",
        "close_columns": f"/map/?{asked.query(columns_below='')}",
        "without_filters": f"/map/?rows={asked.rows.facet}&columns={asked.columns.facet}&count={asked.kind}",
        "csv_url": f"/map/evidence-map.csv?{asked.query()}",
        "svg_url": f"/map/evidence-map.svg?{asked.query()}",
        "no_filter": _("no other filter"),
    }


def _opening(drawn: EvidenceMap, side: str) -> list[Any]:
    terms = [row.term for row in drawn.rows] if side == "rows" else list(drawn.columns)
    return [term for term in terms if term.has_narrower]
