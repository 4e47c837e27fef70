"""How far two readers agree: percent agreement, and Cohen's kappa, which takes out what chance would give.

Cohen 1960, doi 10.1177/001316446002000104: kappa is what the readers agree beyond chance, of what they could.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

Pair = tuple[str, str]


@dataclass(frozen=True)
class Agreement:
    """The agreement on one question: how often both answered it, the same, and kappa; None where it is undefined."""

    pairs: int
    agreed: int
    kappa: float | None

    @property
    def percent(self) -> float:
        """The share of pairs that agree, in hundredths."""
        return 100 * self.agreed / self.pairs if self.pairs else 0.0


def agreement_of(pairs: Sequence[Pair]) -> Agreement:
    """Return the agreement of pairs of answers, each of the first reader and of the second."""
    return Agreement(len(pairs), sum(one == other for one, other in pairs), cohens_kappa(pairs))


def cohens_kappa(pairs: Sequence[Pair]) -> float | None:
    """Return Cohen's kappa; None where both gave one and the same answer throughout, for chance gives that, too."""
    if not pairs:
        return None
    first, second = (Counter(answers) for answers in zip(*pairs, strict=True))
    total = len(pairs)
    observed = Fraction(sum(one == other for one, other in pairs), total)
    by_chance = sum((Fraction(first[answer] * second[answer], total * total) for answer in first), Fraction())
    if by_chance == 1:
        return None
    return float((observed - by_chance) / (1 - by_chance))
