"""How papers bear on a lesson: stances counted by paper, what they weigh, and the years in which they appeared."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..search import Piece, Weight


@dataclass(frozen=True)
class Balance:
    """Papers by stance, each counted once, the studies behind them, and the years in which they appeared.

    A paper that both supports and qualifies a lesson counts where it is most critical, so that no doubt is lost.
    """

    weight: Weight
    years: tuple[int, ...]
    undated: int

    @classmethod
    def of(cls, evidence: Iterable[Piece]) -> "Balance":
        """Return the balance of pieces of evidence."""
        pieces = list(evidence)
        years = {piece.paper: piece.year for piece in pieces}
        known = sorted(year for year in years.values() if year)
        return cls(Weight.of(pieces), tuple(known), len(years) - len(known))

    @property
    def supports(self) -> int:
        """Number of papers that support it and do nothing else."""
        return self.weight.papers.supports

    @property
    def qualifies(self) -> int:
        """Number of papers that qualify it and do not contradict it."""
        return self.weight.papers.qualifies

    @property
    def contradicts(self) -> int:
        """Number of papers that contradict it."""
        return self.weight.papers.contradicts

    @property
    def papers(self) -> int:
        """Number of papers, each counted once."""
        return self.weight.papers.total

    @property
    def studies(self) -> int:
        """Number of independent studies."""
        return self.weight.studies.total

    @property
    def is_single_source(self) -> bool:
        """Whether everything comes from one study."""
        return self.studies == 1

    @property
    def first_year(self) -> int | None:
        """Year of the first dated paper."""
        return self.years[0] if self.years else None

    @property
    def last_year(self) -> int | None:
        """Year of the last dated paper."""
        return self.years[-1] if self.years else None

    @property
    def distinct_years(self) -> int:
        """Number of different years."""
        return len(set(self.years))
