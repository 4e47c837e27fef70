"""What followed from what, and who says so."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from ..enums import LineageBasis
from ..models import Initiative, InitiativeSuccession, Programme, ProgrammeSuccession, visible_rows
from ..models.bases import address
from .strips import Bar, bar
from .words import span


@dataclass(frozen=True)
class Relative:
    """A predecessor or successor with its years and the basis of the claim."""

    name: str
    url: str
    years: str
    bar: Bar | None
    basis: str
    is_sourced: bool


@dataclass(frozen=True)
class Lineage:
    """What came before a record and what came after it, oldest first."""

    before: list[Relative]
    after: list[Relative]


def lineage_of(record: Initiative | Programme) -> Lineage:
    """Return the lineage of an initiative or a programme, in one query."""
    links, own = (
        (InitiativeSuccession, "initiative") if isinstance(record, Initiative) else (ProgrammeSuccession, "programme")
    )
    ends = {"before": "predecessor", "after": own}
    columns = [f"{end}__{name}" for end in ends.values() for name in ("id", "slug", "name", "start_year", "end_year")]
    rows = list(
        visible_rows(links)
        .filter(Q(**{own: record}) | Q(predecessor=record))
        .order_by()
        .values("id", "basis", *columns)
    )
    rows.sort(key=lambda row: (row["predecessor__start_year"] or 0, row[f"{own}__start_year"] or 9999, row["id"]))
    labels = {basis.value: str(basis.label) for basis in LineageBasis}
    found = {
        side: [_relative(type(record), row, end, labels) for row in rows if row[f"{end}__id"] != record.pk]
        for side, end in ends.items()
    }
    return Lineage(found["before"], found["after"])


def _relative(model: type[Initiative | Programme], row: dict[str, Any], end: str, labels: dict[str, str]) -> Relative:
    return Relative(
        row[f"{end}__name"],
        address(model, row[f"{end}__slug"]),
        span(row[f"{end}__start_year"], row[f"{end}__end_year"]),
        bar(row[f"{end}__start_year"], row[f"{end}__end_year"]),
        labels[row["basis"]],
        row["basis"] == LineageBasis.SOURCED,
    )
