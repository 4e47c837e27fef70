"""How papers bear on a lesson: the balance of stances by paper, and the evidence itself in reading order."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..enums import Stance

STRONGEST_FIRST = (Stance.CONTRADICTS, Stance.QUALIFIES, Stance.SUPPORTS)


@dataclass(frozen=True)
class Balance:
    """Papers by stance, each counted once, the studies behind them, and the years in which they appeared.

    A paper that both supports and qualifies a lesson counts where it is most critical, so that no doubt is lost.
    """

    supports: int
    qualifies: int
    contradicts: int
    studies: int
    years: tuple[int, ...]
    undated: int

    @classmethod
    def of(cls, evidence: Iterable[tuple[int, str, int | None, int | None]]) -> "Balance":
        """Return the balance of rows: paper, stance, year, and the study to which the paper belongs."""
        stances: dict[int, set[str]] = {}
        years: dict[int, int | None] = {}
        studies = set()
        for paper, stance, year, study in evidence:
            stances.setdefault(paper, set()).add(stance)
            years[paper] = year
            studies.add(("study", study) if study else ("paper", paper))
        counts = dict.fromkeys(STRONGEST_FIRST, 0)
        for found in stances.values():
            counts[next(stance for stance in STRONGEST_FIRST if stance in found)] += 1
        known = sorted(year for year in years.values() if year)
        return cls(
            counts[Stance.SUPPORTS],
            counts[Stance.QUALIFIES],
            counts[Stance.CONTRADICTS],
            len(studies),
            tuple(known),
            len(years) - len(known),
        )

    @property
    def papers(self) -> int:
        """Number of papers, each counted once."""
        return self.supports + self.qualifies + self.contradicts

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
