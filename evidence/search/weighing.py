"""What stands behind a lesson, counted: by paper as readers see it, and by independent study as it is weighed.

The rule is written for readers on /help/how-sure/. Nothing here judges how good a study is or how sure anybody may be:
those are judgements of named people.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from ..enums import Stance

STRONGEST_FIRST = (Stance.CONTRADICTS, Stance.QUALIFIES, Stance.SUPPORTS)
COMPARED = frozenset({"randomised", "controlled"})
REVIEWED = frozenset({"systematic-review"})
# Opinions, policies and plans say what somebody holds or means to do; a design that is not reported may be either.
NOT_RESEARCH = frozenset({"opinion-or-policy", "protocol", ""})


class Piece(NamedTuple):
    """One piece of evidence: a paper's stance, with what the weighing asks of it."""

    paper: int
    stance: str
    year: int | None
    study: int | None
    design: str = ""
    is_firm: bool = True


@dataclass(frozen=True)
class Tally:
    """How many papers, or studies, take each stance."""

    supports: int = 0
    qualifies: int = 0
    contradicts: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.supports + self.qualifies + self.contradicts

    @property
    def doubting(self) -> int:
        """Those that qualify or contradict."""
        return self.qualifies + self.contradicts


@dataclass(frozen=True)
class Weight:
    """A lesson's evidence, weighed.

    ``papers`` and ``studies`` count everything; papers of one study are one study. ``firm`` counts the studies that did
    research and of which at least one paper was seen first-hand. ``compared`` and ``reviewed`` are those among the
    supporting firm studies that had a comparison group, or reviewed studies systematically.
    """

    papers: Tally = field(default_factory=Tally)
    studies: Tally = field(default_factory=Tally)
    firm: Tally = field(default_factory=Tally)
    compared: int = 0
    reviewed: int = 0

    @classmethod
    def of(cls, evidence: Iterable[Piece]) -> "Weight":
        """Return the weight of pieces of evidence. A study counts where any of its papers is most critical."""
        papers: dict[object, list[Piece]] = {}
        studies: dict[object, list[Piece]] = {}
        for piece in evidence:
            papers.setdefault(piece.paper, []).append(piece)
            studies.setdefault(("study", piece.study) if piece.study else ("paper", piece.paper), []).append(piece)
        firm = [pieces for pieces in studies.values() if any(_is_firm_research(piece) for piece in pieces)]
        designs = [{piece.design for piece in pieces} for pieces in firm if _stance(pieces) == Stance.SUPPORTS]
        return cls(
            _tally(papers.values()),
            _tally(studies.values()),
            _tally(firm),
            sum(1 for found in designs if found & COMPARED),
            sum(1 for found in designs if found & REVIEWED and not found & COMPARED),
        )


def support_rank(weight: Weight) -> int:
    """Return a number that orders lessons by how much supports them.

    More firm studies that support it come first; among equals, those with fewer studies that qualify or contradict.
    """
    return min(weight.firm.supports, 999) * 1000 + 999 - min(weight.studies.doubting, 999)


def _is_firm_research(piece: Piece) -> bool:
    return piece.is_firm and piece.design not in NOT_RESEARCH


def _stance(pieces: Iterable[Piece]) -> str:
    found = {piece.stance for piece in pieces}
    return next(stance for stance in STRONGEST_FIRST if stance in found)


def _tally(groups: Iterable[list[Piece]]) -> Tally:
    counts = dict.fromkeys(STRONGEST_FIRST, 0)
    for pieces in groups:
        counts[Stance(_stance(pieces))] += 1
    return Tally(counts[Stance.SUPPORTS], counts[Stance.QUALIFIES], counts[Stance.CONTRADICTS])
