"""What a result shows at a glance of its links.

It is kept with the document, so that a page of results asks the database for no more than the rows themselves.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Count

from ..enums import Verification
from ..models import Authorship, LessonEvidence, LessonTheme, Outcome
from .catalogue import FACETS
from .sources import Rows
from .texts import EVIDENCE
from .weighing import Piece

Glances = dict[int, dict[str, Any]]

COUNTED: dict[str, dict[str, list[Rows]]] = {
    "lesson": {"programmes": [rows for rows in FACETS["programme"].sources["lesson"] if isinstance(rows, Rows)]},
    "initiative": {"sources": list(EVIDENCE["initiative"])},
}
"""By kind, what a glance has the number of: the different values of these sources."""

_WRITERS = ("position", "author__family", "author__literal")
_WEIGHED = ("stance", "is_second_hand", "verification", "paper__year", "paper__study__slug", "paper__design__slug")

SHOWN: dict[str, tuple[Rows, ...]] = {
    "lesson": (
        Rows(LessonTheme, "lesson", "theme__label"),
        *(Rows(LessonEvidence, "lesson", path) for path in _WEIGHED),
    ),
    "paper": (
        *(Rows(Authorship, "paper", path) for path in _WRITERS),
        Rows(LessonEvidence, "paper", "lesson__slug"),
        Rows(Outcome, "paper", "conclusion"),
    ),
    "outcome": tuple(Rows(Outcome, "pk", f"paper__authorships__{path}") for path in _WRITERS),
    "initiative": (Rows(Outcome, "initiative", "conclusion"),),
}
"""By kind, what a glance is made from: whoever changes one of these changes the glance."""


def glances(kind: str, gathered: Mapping[int, Mapping[str, Collection[str]]]) -> Glances:
    """Return what the given records show at a glance; empty for kinds that show only themselves.

    ``gathered`` holds, for each record, the values of the sources that are counted.
    """
    shown = _MAKERS[kind](list(gathered)) if kind in _MAKERS else {}
    for name in COUNTED.get(kind, ()):
        for record, mine in gathered.items():
            shown[record][name] = len(mine[name])
    return shown


def _of_lessons(ids: Collection[int]) -> Glances:
    found: Glances = defaultdict(lambda: {"themes": [], "evidence": []})
    themes = LessonTheme.objects.visible().filter(lesson__in=ids).order_by("id")
    for lesson, label in themes.values_list("lesson", "theme__label"):
        found[lesson]["themes"].append(label)
    evidence = LessonEvidence.objects.visible().filter(lesson__in=ids).order_by("id")
    columns = ("lesson", "paper", "stance", "paper__year", "paper__study", "paper__design__slug")
    rows = evidence.values_list(*columns, "is_second_hand", "verification")
    for lesson, paper, stance, year, study, design, is_second_hand, verification in rows:
        is_firm = not is_second_hand and verification != Verification.RECALLED
        found[lesson]["evidence"].append(Piece(paper, stance, year, study, design or "", is_firm))
    return found


def _of_papers(ids: Collection[int]) -> Glances:
    found: Glances = defaultdict(lambda: {"authors": [], "lessons": 0, "conclusions": {}})
    for paper, names in _authors(ids).items():
        found[paper]["authors"] = names
    evidence = LessonEvidence.objects.visible().filter(paper__in=ids).order_by()
    for paper, count in evidence.values_list("paper").annotate(Count("lesson", distinct=True)):
        found[paper]["lessons"] = count
    for paper, conclusions in _conclusions("paper", ids).items():
        found[paper]["conclusions"] = conclusions
    return found


def _of_outcomes(ids: Collection[int]) -> Glances:
    papers = dict(Outcome.objects.filter(pk__in=ids).values_list("pk", "paper"))
    authors = _authors(set(papers.values()))
    return {outcome: {"authors": authors.get(paper, [])} for outcome, paper in papers.items()}


def _of_initiatives(ids: Collection[int]) -> Glances:
    found: Glances = defaultdict(lambda: {"conclusions": {}})
    for initiative, conclusions in _conclusions("initiative", ids).items():
        found[initiative]["conclusions"] = conclusions
    return found


def _conclusions(owner: str, ids: Collection[int]) -> dict[int, dict[str, int]]:
    """Return how many visible outcomes of each record have which conclusion."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    rows = Outcome.objects.visible().filter(**{f"{owner}__in": ids}).order_by("conclusion")
    for record, conclusion, count in rows.values_list(owner, "conclusion").annotate(Count("pk")):
        found[record][conclusion] = count
    return found


def _authors(papers: Collection[int]) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    rows = Authorship.objects.filter(paper__in=papers).order_by("paper", "position")
    for paper, family, literal in rows.values_list("paper", "author__family", "author__literal"):
        names[paper].append(literal or family)
    return names


_MAKERS = {"lesson": _of_lessons, "paper": _of_papers, "outcome": _of_outcomes, "initiative": _of_initiatives}
