"""Evidence for lessons as lists: by stance on a lesson's page, by lesson on the pages of papers and initiatives."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from django.db.models import QuerySet

from ..enums import Stance, Status, Verification
from ..models import Lesson, LessonEvidence, Paper, visible_rows
from ..models.bases import address
from .citations import Authors, authors_of, short_reference
from .outcome_rows import place_of_finding

SYMBOLS = {Stance.SUPPORTS: "sup", Stance.QUALIFIES: "qual", Stance.CONTRADICTS: "con"}
CLASSES = {Stance.SUPPORTS: "is-up", Stance.QUALIFIES: "is-flat", Stance.CONTRADICTS: "is-down"}

_COLUMNS = (
    "stance",
    "note",
    "locator",
    "source_url",
    "is_second_hand",
    "verification",
    "lesson__slug",
    "lesson__statement",
    "paper_id",
    "paper__slug",
    "paper__title",
    "paper__year",
    "paper__study_design",
    "paper__study_id",
    "paper__design__slug",
    "initiative__slug",
    "initiative__name",
    "initiative__status",
    "initiative__programme_id",
    "programme_id",
    "programme__slug",
    "programme__name",
    "programme__status",
)


class EvidenceRow(NamedTuple):
    """One piece of evidence with both its ends, where it was reported from, and where it was seen."""

    lesson: str
    lesson_url: str
    paper: str
    paper_id: int
    paper_url: str
    study_id: int | None
    reference: str
    year: int | None
    stance: str
    stance_label: str
    symbol: str
    css: str
    note: str
    locator: str
    where: str
    where_url: str
    programme_id: int | None
    design: str
    design_group: str
    source_url: str
    is_second_hand: bool
    is_unchecked: bool

    @property
    def anchor(self) -> str:
        """Name of its place on a lesson's page: that of its paper under its stance."""
        return f"{self.stance}-{self.paper_url.rstrip('/').rpartition('/')[2]}"


@cache
def evidence() -> QuerySet[LessonEvidence, dict[str, Any]]:
    """Return what a list shows of visible evidence, newest paper first; put together once, narrowed for each page."""
    return visible_rows(LessonEvidence).order_by("-paper__year", "paper__title", "id").values(*_COLUMNS)


def evidence_rows(evidence: Iterable[dict[str, Any]], authors: Authors | None = None) -> list[EvidenceRow]:
    """Return rows of evidence; asks once for the authors where they are not given."""
    rows = list(evidence)
    names = authors if authors is not None else authors_of({row["paper_id"] for row in rows})
    labels = {stance: str(stance.label) for stance in Stance}
    years = {row["paper_id"]: row["paper__year"] for row in rows}
    references = {paper: short_reference(names.get(paper, []), year) for paper, year in years.items()}
    return [_row(row, references, labels) for row in rows]


def _row(row: dict[str, Any], references: dict[int, str], labels: dict[Stance, str]) -> EvidenceRow:
    stance = Stance(row["stance"])
    where, where_url = place_of_finding(row)
    return EvidenceRow(
        lesson=row["lesson__statement"],
        lesson_url=address(Lesson, row["lesson__slug"]),
        paper=row["paper__title"],
        paper_id=row["paper_id"],
        paper_url=address(Paper, row["paper__slug"]),
        study_id=row["paper__study_id"],
        reference=references[row["paper_id"]],
        year=row["paper__year"],
        stance=stance.value,
        stance_label=labels[stance],
        symbol=SYMBOLS[stance],
        css=CLASSES[stance],
        note=row["note"],
        locator=row["locator"],
        where=where,
        where_url=where_url,
        programme_id=row["initiative__programme_id"]
        if row["initiative__status"] == Status.PUBLISHED
        else row["programme_id"],
        design=row["paper__study_design"],
        design_group=row["paper__design__slug"] or "",
        source_url=row["source_url"],
        is_second_hand=row["is_second_hand"],
        is_unchecked=row["verification"] == Verification.RECALLED,
    )
