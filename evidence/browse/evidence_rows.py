"""Evidence for lessons as lists: by stance on a lesson's page, by lesson on the pages of papers and initiatives."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from ..enums import Stance
from ..models import LessonEvidence
from .citations import Authors, authors_of, short_reference

SYMBOLS = {Stance.SUPPORTS: "sup", Stance.QUALIFIES: "qual", Stance.CONTRADICTS: "con"}
CLASSES = {Stance.SUPPORTS: "is-up", Stance.QUALIFIES: "is-flat", Stance.CONTRADICTS: "is-down"}


@dataclass(frozen=True)
class EvidenceRow:
    """One piece of evidence with both its ends, where it was reported from, and where it was seen."""

    lesson: str
    lesson_url: str
    paper: str
    paper_url: str
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
    design: str
    source_url: str
    is_second_hand: bool
    is_unchecked: bool


def evidence() -> QuerySet[LessonEvidence]:
    """Return visible evidence with everything that a row shows, newest paper first."""
    rows = LessonEvidence.objects.visible().select_related("lesson", "paper", "initiative", "programme")
    return rows.order_by("-paper__year", "paper__title", "id")


def evidence_rows(rows: Iterable[LessonEvidence], authors: Authors | None = None) -> list[EvidenceRow]:
    """Return rows of loaded evidence; asks once for the authors where they are not given."""
    rows = list(rows)
    names = authors if authors is not None else authors_of({row.paper_id for row in rows})
    return [_row(row, names) for row in rows]


def _row(row: LessonEvidence, authors: Authors) -> EvidenceRow:
    where = row.initiative or row.programme
    is_visible = where is not None and where.status == "published"
    stance = Stance(row.stance)
    return EvidenceRow(
        lesson=row.lesson.statement,
        lesson_url=row.lesson.get_absolute_url(),
        paper=row.paper.title,
        paper_url=row.paper.get_absolute_url(),
        reference=short_reference(authors.get(row.paper_id, []), row.paper.year),
        year=row.paper.year,
        stance=row.stance,
        stance_label=str(stance.label),
        symbol=SYMBOLS[stance],
        css=CLASSES[stance],
        note=row.note,
        locator=row.locator,
        where=str(where) if is_visible else "",
        where_url=where.get_absolute_url() if is_visible and where else "",
        design=row.paper.study_design,
        source_url=row.source_url,
        is_second_hand=row.is_second_hand,
        is_unchecked=row.verification == "recalled",
    )


