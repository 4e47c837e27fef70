"""Outcomes as rows of a table: measure, conclusion, effect, design, where, and who says so."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from django.db.models import QuerySet

from ..enums import Conclusion, Status, Verification
from ..models import Initiative, Outcome, Paper, Programme, visible_rows
from ..models.bases import address
from .citations import Authors, authors_of, short_reference
from .words import figure, interval

_COLUMNS = (
    "slug",
    "measure",
    "conclusion",
    "effect",
    "interval_low",
    "interval_high",
    "study_design",
    "verification",
    "domain__slug",
    "domain__label",
    "paper_id",
    "paper__slug",
    "paper__year",
    "initiative__slug",
    "initiative__name",
    "initiative__status",
    "programme__slug",
    "programme__name",
    "programme__status",
)


class OutcomeRow(NamedTuple):
    """One outcome as a table shows it."""

    url: str
    measure: str
    domain: str
    domain_slug: str
    conclusion: str
    conclusion_label: str
    effect: str
    interval: str
    design: str
    where: str
    where_url: str
    reference: str
    reference_url: str
    year: int | None
    is_unchecked: bool


@cache
def outcomes() -> QuerySet[Outcome, dict[str, Any]]:
    """Return what a table shows of visible outcomes; put together once, narrowed and ordered for each page."""
    return visible_rows(Outcome).values(*_COLUMNS)


def outcome_rows(outcomes: Iterable[dict[str, Any]], authors: Authors | None = None) -> list[OutcomeRow]:
    """Return the table rows of outcomes; asks once for the authors where they are not given."""
    rows = list(outcomes)
    names = authors if authors is not None else authors_of({row["paper_id"] for row in rows})
    labels = {value: str(label).lower() for value, label in Conclusion.choices}
    return [_row(row, names, labels) for row in rows]


def _row(row: dict[str, Any], authors: Authors, labels: dict[str, str]) -> OutcomeRow:
    where, where_url = place_of_finding(row)
    return OutcomeRow(
        url=address(Outcome, row["slug"]),
        measure=row["measure"],
        domain=row["domain__label"],
        domain_slug=row["domain__slug"],
        conclusion=row["conclusion"],
        conclusion_label=labels.get(row["conclusion"], ""),
        effect=figure(row["effect"]),
        interval=interval(row["interval_low"], row["interval_high"]),
        design=row["study_design"],
        where=where,
        where_url=where_url,
        reference=short_reference(authors.get(row["paper_id"], []), row["paper__year"]),
        reference_url=address(Paper, row["paper__slug"]),
        year=row["paper__year"],
        is_unchecked=row["verification"] == Verification.RECALLED,
    )


def place_of_finding(row: dict[str, Any]) -> tuple[str, str]:
    """Return the name and address of the initiative or programme that a row names, if readers may see it."""
    for name, model in (("initiative", Initiative), ("programme", Programme)):
        if row[f"{name}__status"] == Status.PUBLISHED:
            return row[f"{name}__name"], address(model, row[f"{name}__slug"])
    return "", ""
