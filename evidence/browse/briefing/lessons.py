"""Lessons as a briefing shows them: the statement, how sure and why, and the papers for and against by number."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from ...enums import Stance, Verification
from ...models import Appraisal, LessonEvidence, visible_rows
from ...search import Piece
from ...search.weighing import COMPARED, REVIEWED, STRONGEST_FIRST
from ...web.translation import label_of
from ...web.translation import translate as _
from ..appraisals import name_of
from ..evidence import Balance
from ..sureness import sureness
from .references import Numbers, Run, runs_of

MOST_CITED = 6  # of one stance; the others stand on the lesson's page
_COLUMNS = (
    *("lesson_id", "paper_id", "stance", "paper__year", "paper__study_id", "paper__design__slug"),
    *("is_second_hand", "verification"),
)


class Pieces(NamedTuple):
    """The evidence of one lesson: what is weighed, and its papers by stance, strongest design and newest first."""

    balance: Balance
    papers: dict[Stance, list[int]]

    @property
    def cited(self) -> list[int]:
        """The papers that a briefing names."""
        return [paper for papers in self.papers.values() for paper in papers[:MOST_CITED]]


class Cited(NamedTuple):
    """The papers of one stance: how they bear on the lesson, the numbers of those named, and how many others."""

    heading: str
    runs: list[Run]
    others: int


class LessonPart(NamedTuple):
    """What a briefing says of a lesson besides its statement."""

    sure: str
    sentence: str
    reported: str
    confidence: str
    cited: list[Cited]


def evidence_of(lessons: Collection[int]) -> dict[int, Pieces]:
    """Return the evidence of lessons, in one query."""
    rows: dict[int, list[Piece]] = defaultdict(list)
    found = visible_rows(LessonEvidence).filter(lesson__in=lessons).order_by("-paper__year", "paper__title", "id")
    for lesson, paper, stance, year, study, design, is_second_hand, checked in found.values_list(*_COLUMNS):
        is_firm = not is_second_hand and checked != Verification.RECALLED
        rows[lesson].append(Piece(paper, stance, year, study, design or "", is_firm))
    return {lesson: Pieces(Balance.of(rows[lesson]), _by_stance(rows[lesson])) for lesson in lessons}


def _by_stance(pieces: Sequence[Piece]) -> dict[Stance, list[int]]:
    """Return the papers by stance, each where it is most critical, so that no doubt is lost."""
    stances: dict[int, set[str]] = defaultdict(set)
    for piece in pieces:
        stances[piece.paper].add(piece.stance)
    strong = {piece.paper for piece in pieces if piece.design in COMPARED | REVIEWED}
    found: dict[Stance, list[int]] = {stance: [] for stance in Stance}
    for paper in sorted(stances, key=lambda paper: paper not in strong):
        found[next(stance for stance in STRONGEST_FIRST if stance in stances[paper])].append(paper)
    return found


def confidence_of(lessons: Collection[int]) -> dict[int, str]:
    """Return what named people judged the confidence in lessons to be, in one query."""
    judged: dict[int, list[str]] = defaultdict(list)
    found = Appraisal.objects.visible().filter(lesson__in=lessons).select_related("appraiser").order_by("id")
    for appraisal in found:
        words = label_of(appraisal, "confidence") or _("Confidence not stated")
        judged[appraisal.lesson_id or 0].append(
            _("%(confidence)s (GRADE-CERQual, judged by %(name)s).")
            % {"confidence": words, "name": name_of(appraisal.appraiser)}
        )
    return {lesson: " ".join(judged[lesson]) or _("Its confidence has not been appraised.") for lesson in lessons}


def lesson_part(pieces: Pieces, confidence: str, numbers: Numbers) -> LessonPart:
    """Return what a briefing says of a lesson."""
    sure = sureness(pieces.balance.weight)
    headings = {
        Stance.SUPPORTS: _("Supported by"),
        Stance.QUALIFIES: _("Qualified by"),
        Stance.CONTRADICTS: _("Contradicted by"),
    }
    cited = [
        Cited(headings[stance], runs_of(numbers.of(*papers[:MOST_CITED])), max(len(papers) - MOST_CITED, 0))
        for stance, papers in pieces.papers.items()
        if papers
    ]
    return LessonPart(sure.words, sure.sentence, _reported(pieces.balance), confidence, cited)


def _reported(balance: Balance) -> str:
    """Return how often it was learned before, or "" where no paper is dated."""
    if balance.distinct_years > 1:
        sentence = _("Reported in %(n)s different years from %(first)s to %(last)s.")
        return sentence % {"n": balance.distinct_years, "first": balance.first_year, "last": balance.last_year}
    return _("Reported in %(year)s.") % {"year": balance.first_year} if balance.years else ""
