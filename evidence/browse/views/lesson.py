"""The page of a lesson: the statement, how sure, who says so, and what it is linked to."""

from typing import Any

from django.utils.translation import gettext_lazy

from ...models import Appraisal, Lesson, Theme, visible_rows
from ...web.translation import label_of
from ...web.translation import translate as _
from ..appraisals import appraisals_of
from ..citations import authors_of
from ..evidence import Balance
from ..evidence_rows import EvidenceRow, evidence, evidence_rows
from ..facts import Fact, fact, items_of
from ..outcome_rows import outcome_rows, outcomes
from ..provenance import provenance_facts
from ..strips import ticks
from .record import ShowRecord

MOST_OUTCOMES = 12
STANCES = (
    ("supports", gettext_lazy("support it")),
    ("qualifies", gettext_lazy("qualify it")),
    ("contradicts", gettext_lazy("contradict it")),
)


class ShowLesson(ShowRecord):
    """A lesson with its evidence by stance, and the outcomes that its papers measured."""

    model = Lesson
    template_name = "browse/lesson.html"
    related = ("factor",)
    rare = {"appraisals": (Appraisal, "lesson")}

    def context(self, record: Any) -> dict[str, Any]:
        found = list(evidence().filter(lesson=record))
        papers = {row["paper_id"] for row in found}
        authors = authors_of(papers)
        rows = evidence_rows(found, authors)
        balance = Balance.of((row.paper_id, row.stance, row.year, row.study_id) for row in rows)
        themes = items_of(visible_rows(Theme).filter(lesson_links__lesson=record).order_by("lesson_links__id"))
        measured = outcomes().filter(paper__in=papers).order_by("-paper__year", "id")
        return {
            "themes": themes,
            "audiences": list(record.audiences.order_by("lesson_links__id").values_list("label", flat=True)),
            "balance": balance,
            "groups": [_group(rows, stance, label) for stance, label in STANCES],
            "ticks": ticks(balance.years),
            "places_tried": _where(rows),
            "outcomes": outcome_rows(measured[:MOST_OUTCOMES], authors),
            "appraisals": appraisals_of(lesson=record) if record.has_appraisals else [],
            "facts": [
                fact(_("Kind"), label_of(record, "kind")),
                fact(_("Factor"), record.factor),
                fact(_("Level"), label_of(record, "level")),
                Fact(_("Themes"), tuple(themes)),
                *provenance_facts(record),
            ],
        }


def _group(rows: list[EvidenceRow], stance: str, label: Any) -> dict[str, Any]:
    mine = [row for row in rows if row.stance == stance]
    return {"stance": stance, "label": label, "rows": mine, "papers": len({row.paper_url for row in mine})}


def _where(rows: list[EvidenceRow]) -> list[dict[str, Any]]:
    """Return the initiatives and programmes that the evidence names, most often named first."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row.where:
            entry = found.setdefault(row.where_url, {"name": row.where, "url": row.where_url, "links": 0})
            entry["links"] += 1
    return sorted(found.values(), key=lambda entry: (-entry["links"], entry["name"]))
