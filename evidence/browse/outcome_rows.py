"""Outcomes as rows of a table: measure, conclusion, effect, design, where, and who says so."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Outcome
from .citations import Authors, authors_of, short_reference
from .words import figure, interval

RELATED = ("paper", "initiative", "programme", "domain")


@dataclass(frozen=True)
class OutcomeRow:
    """One outcome as a table shows it."""

    url: str
    measure: str
    domain: str
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


def outcome_rows(outcomes: Iterable[Outcome], authors: Authors | None = None) -> list[OutcomeRow]:
    """Return table rows of loaded outcomes; asks once for the authors where they are not given."""
    outcomes = list(outcomes)
    names = authors if authors is not None else authors_of({outcome.paper_id for outcome in outcomes})
    return [_row(outcome, names) for outcome in outcomes]


def _row(outcome: Outcome, authors: Authors) -> OutcomeRow:
    where = outcome.initiative or outcome.programme
    is_visible = where is not None and where.status == "published"
    return OutcomeRow(
        url=outcome.get_absolute_url(),
        measure=outcome.measure,
        domain=str(outcome.domain),
        conclusion=outcome.conclusion,
        conclusion_label=outcome.get_conclusion_display().lower(),
        effect=figure(outcome.effect),
        interval=interval(outcome.interval_low, outcome.interval_high),
        design=outcome.study_design,
        where=str(where) if is_visible else "",
        where_url=where.get_absolute_url() if is_visible and where else "",
        reference=short_reference(authors.get(outcome.paper_id, []), outcome.paper.year),
        reference_url=outcome.paper.get_absolute_url(),
        year=outcome.paper.year,
        is_unchecked=outcome.verification == "recalled",
    )
