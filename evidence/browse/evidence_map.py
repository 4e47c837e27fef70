"""The evidence map: two facets across each other, every cell the list of its records, gaps as visible as riches."""

from dataclasses import dataclass, field, replace

from ..enums import Conclusion
from ..search import KINDS, Criteria, Crossing, choices_of, cross
from ..web.translation import translate as _

AXES = ("programme", "theme", "care_model", "population", "domain", "nation", "integration_type", "level")
COUNTED = ("outcome", "lesson", "paper", "initiative")
MOST_CELLS, MOST_COLUMNS = 400, 14
HEAT = ((10, "heat3"), (4, "heat2"), (1, "heat1"))


@dataclass(frozen=True)
class Axis:
    """One facet as rows or columns: its top terms, or what lies below one of them."""

    facet: str
    label: str
    below: str = ""
    below_label: str = ""


@dataclass(frozen=True)
class Term:
    """One row or column, and where it opens downwards."""

    value: str
    label: str
    has_narrower: bool


@dataclass(frozen=True)
class Number:
    """A count and the search that lists exactly those records."""

    count: int
    url: str


@dataclass(frozen=True)
class MapCell(Number):
    """A cell of the map; for outcomes with the conclusions of their authors."""

    heat: str = ""
    words: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True)
class MapRow:
    """A row of the map with its cells and its total."""

    term: Term
    cells: tuple[MapCell, ...]
    total: Number


@dataclass(frozen=True)
class EvidenceMap:
    """The whole table, and what it leaves out."""

    kind: str
    rows_axis: Axis
    columns_axis: Axis
    columns: tuple[Term, ...]
    rows: tuple[MapRow, ...]
    column_totals: tuple[Number, ...]
    total: Number
    rows_left_out: tuple[Term, ...] = field(default=())
    columns_left_out: tuple[Term, ...] = field(default=())

    @property
    def empty(self) -> int:
        """How many cells hold nothing."""
        return sum(not cell.count for row in self.rows for cell in row.cells)

    @property
    def size(self) -> int:
        """How many cells there are."""
        return len(self.rows) * len(self.columns)


def draw_map(criteria: Criteria, kind: str, rows: Axis, columns: Axis) -> EvidenceMap:
    """Return the map of a kind of record under the filters of a search. Raises IndexMissing while there is none."""
    crossing = cross(criteria, kind=kind, rows=rows.facet, columns=columns.facet)
    shown_columns, hidden_columns = _parted(_terms(columns, crossing.columns), crossing.columns, MOST_COLUMNS)
    most_rows = MOST_CELLS // max(len(shown_columns), 1)
    shown_rows, hidden_rows = _parted(_terms(rows, crossing.rows), crossing.rows, most_rows)
    address = _Addresses(criteria, kind, rows.facet, columns.facet)
    return EvidenceMap(
        kind,
        rows,
        columns,
        tuple(shown_columns),
        tuple(_row(term, shown_columns, crossing, address) for term in shown_rows),
        tuple(Number(crossing.columns.get(term.value, 0), address.of(column=term.value)) for term in shown_columns),
        Number(crossing.total, address.of()),
        tuple(hidden_rows),
        tuple(hidden_columns),
    )


class _Addresses:
    """The searches behind the numbers."""

    def __init__(self, criteria: Criteria, kind: str, rows: str, columns: str):
        others = {name: values for name, values in criteria.chosen.items() if name not in {rows, columns, "kind"}}
        self.criteria = replace(criteria, chosen=others, page=1, sort="relevance")
        self.folder, self.rows, self.columns = KINDS[kind].model.folder, rows, columns

    def of(self, *, row: str = "", column: str = "") -> str:
        """Return the list of the records of a cell, a margin or the whole map."""
        chosen = dict(self.criteria.chosen)
        chosen |= {self.rows: (row,)} if row else {}
        chosen |= {self.columns: (column,)} if column else {}
        query = replace(self.criteria, chosen=chosen).query_string()
        return f"/{self.folder}/?{query}" if query else f"/{self.folder}/"


def _terms(axis: Axis, counts: dict[str, int]) -> list[Term]:
    """Return the terms of an axis in display order: the top ones, or those right below the opened one."""
    choices = choices_of(axis.facet)
    with_narrower = {parent for parents in choices.parents.values() for parent in parents}
    found = []
    for value, label in choices.labels.items():
        parents = choices.parents.get(value, ())
        if axis.below in parents if axis.below else not parents:
            found.append(Term(value, label, value in with_narrower))
    return found


def _parted(terms: list[Term], counts: dict[str, int], most: int) -> tuple[list[Term], list[Term]]:
    """Keep the terms that have most records, in display order, and tell which are left out."""
    kept = {term.value for term in sorted(terms, key=lambda term: -counts.get(term.value, 0))[:most]}
    return [term for term in terms if term.value in kept], [term for term in terms if term.value not in kept]


def _row(term: Term, columns: list[Term], crossing: Crossing, address: _Addresses) -> MapRow:
    cells = tuple(_cell(term.value, column.value, crossing, address) for column in columns)
    return MapRow(term, cells, Number(crossing.rows.get(term.value, 0), address.of(row=term.value)))


def _cell(row: str, column: str, crossing: Crossing, address: _Addresses) -> MapCell:
    count = crossing.cells.get((row, column), 0)
    if not count:
        return MapCell(0, "")
    heat = next(name for least, name in HEAT if count >= least)
    found = crossing.directions.get((row, column), {})
    words = tuple((value, str(label).lower(), found[value]) for value, label in Conclusion.choices if found.get(value))
    return MapCell(count, address.of(row=row, column=column), heat, words)


def axis_labels() -> dict[str, str]:
    """Return the names of the facets that can be an axis."""
    return {
        "programme": _("Programme"),
        "theme": _("Theme"),
        "care_model": _("Care model"),
        "population": _("Population"),
        "domain": _("Outcome domain"),
        "nation": _("Nation"),
        "integration_type": _("Type of integration"),
        "level": _("Level"),
    }
