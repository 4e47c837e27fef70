"""The page of a lesson: the statement, how sure, who says so, and what it is linked to."""

from collections.abc import Collection
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet
from django.utils.translation import ngettext

from ...enums import Stance
from ...models import Appraisal, Lesson, LessonEvidence, Theme, visible_rows
from ...models.bases import address
from ...search import Piece
from ...search.weighing import COMPARED, REVIEWED
from ...web.translation import label_of
from ...web.translation import translate as _
from ..appraisals import appraisals_of
from ..citations import authors_of
from ..evidence import Balance
from ..evidence_rows import EvidenceRow, evidence, evidence_rows
from ..facts import Fact, Item, fact, items_of
from ..outcome_rows import outcome_rows, outcomes
from ..own_place import beside_own_place, named_in
from ..provenance import provenance_facts
from ..recurrence import recurrence_of
from ..sureness import sureness
from ..taking import taken
from .record import ShowRecord

MOST_OUTCOMES, MOST_NEAR, FIRST_PAPERS = 12, 5, 6
STRONG_DESIGNS = COMPARED | REVIEWED


class Group(NamedTuple):
    """The papers of one stance: those that are shown at once, and the rest."""

    stance: str
    heading: str
    papers: int
    first: list[list[EvidenceRow]]
    rest: list[list[EvidenceRow]]


class ShowLesson(ShowRecord):
    """A lesson with its evidence by stance, and the outcomes that its papers measured."""

    model = Lesson
    template_name = "browse/lesson.html"
    related = ("factor",)
    rare = {"appraisals": (Appraisal, "lesson")}

    @staticmethod
    def context(record: Any) -> dict[str, Any]:
        found = list(evidence().filter(lesson=record))
        papers = {row["paper_id"] for row in found}
        authors = authors_of(papers)
        rows = evidence_rows(found, authors)
        balance = Balance.of(_piece(row) for row in rows)
        themes = items_of(visible_rows(Theme).filter(lesson_links__lesson=record).order_by("lesson_links__id"))
        measured = outcomes().filter(paper__in=papers).order_by("-paper__year", "id")
        return {
            "themes": themes,
            "audiences": list(record.audiences.order_by("lesson_links__id").values_list("label", flat=True)),
            "balance": balance,
            "sure": sureness(balance.weight),
            "groups": [group for stance in Stance if (group := _group(rows, stance)).papers],
            "recurrence": recurrence_of(rows) if balance.years else None,
            "places_tried": _where(rows),
            "outcomes": outcome_rows(measured[:MOST_OUTCOMES], authors),
            "appraisals": appraisals_of(lesson=record) if record.has_appraisals else [],
            "tried_at": named_in(found),
            "near": _near(record, papers),
            "taken": taken(record),
            "facts": [
                fact(_("Kind"), label_of(record, "kind")),
                fact(_("Factor"), record.factor),
                fact(_("Level"), label_of(record, "level")),
                Fact(_("Themes"), tuple(themes)),
                *provenance_facts(record),
            ],
        }

    def for_reader(self, gathered: dict[str, Any]) -> dict[str, Any]:
        return {"likeness": beside_own_place(self.request, **gathered["tried_at"])}


def _piece(row: EvidenceRow) -> Piece:
    is_firm = not row.is_second_hand and not row.is_unchecked
    return Piece(row.paper_id, row.stance, row.year, row.study_id, row.design_group, is_firm)


def _group(rows: list[EvidenceRow], stance: Stance) -> Group:
    """Return the papers of one stance: comparison groups and reviews before the rest, then newest first."""
    mine = sorted((row for row in rows if row.stance == stance), key=_reading_order)
    papers = [list(found) for _paper, found in groupby(mine, key=attrgetter("paper_id"))]
    first = papers if len(papers) <= FIRST_PAPERS + 1 else papers[:FIRST_PAPERS]
    return Group(stance.value, _heading(stance, len(papers)), len(papers), first, papers[len(first) :])


def _reading_order(row: EvidenceRow) -> tuple[bool, int, str, int]:
    return row.design_group not in STRONG_DESIGNS, -(row.year or 0), row.paper, row.paper_id


def _heading(stance: Stance, papers: int) -> str:
    words = {
        Stance.SUPPORTS: ngettext("%(n)s paper supports it", "%(n)s papers support it", papers),
        Stance.QUALIFIES: ngettext("%(n)s paper qualifies it", "%(n)s papers qualify it", papers),
        Stance.CONTRADICTS: ngettext("%(n)s paper contradicts it", "%(n)s papers contradict it", papers),
    }
    return words[stance] % {"n": papers}


def _where(rows: list[EvidenceRow]) -> list[dict[str, Any]]:
    """Return the initiatives and programmes that the evidence names, most often named first."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row.where:
            entry = found.setdefault(row.where_url, {"name": row.where, "url": row.where_url, "links": 0})
            entry["links"] += 1
    return sorted(found.values(), key=lambda entry: (-entry["links"], entry["name"]))


def _near(lesson: Lesson, papers: Collection[int]) -> list[Item]:
    """Return the lessons that share most papers with this one."""
    rows = _shared().filter(paper__in=papers).exclude(lesson=lesson)[:MOST_NEAR] if papers else ()
    return [Item(statement, address(Lesson, slug)) for slug, statement, shared in rows if shared > 1]


@cache
def _shared() -> QuerySet[LessonEvidence, Any]:
    """Return lessons by the number of papers; put together once, narrowed for each page."""
    shared = visible_rows(LessonEvidence).order_by().values_list("lesson__slug", "lesson__statement")
    return shared.annotate(shared=Count("paper", distinct=True)).order_by("-shared", "lesson__statement")
