"""Which way the effects of studies went, without weighing them: the effect-direction plot and its sign test.

Source: Boon and Thomson 2021, "The effect direction plot revisited", Research Synthesis Methods 12, 29-33
(doi 10.1002/jrsm.1458), after chapter 12 of the Cochrane Handbook.
"""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from math import comb
from typing import NamedTuple

from ..enums import Direction

CONFLICTING = "conflicting"
ENOUGH_AGREE = Fraction(7, 10)


class Combined(NamedTuple):
    """The direction of one study in one outcome domain: how many estimates it rests on, and how many agree.

    ``direction`` is "" where no estimate has a direction, and "conflicting" where too few agree.
    """

    direction: str
    estimates: int
    agree: int


def combine(directions: Iterable[str]) -> Combined:
    """Combine the estimates of one study in one domain: the direction of at least 70 per cent, else conflicting.

    Estimates without a direction are left out; significance plays no part.
    """
    known = Counter(direction for direction in directions if direction)
    if not known:
        return Combined("", 0, 0)
    direction, agree = max(known.items(), key=lambda pair: pair[1])
    estimates = known.total()
    is_clear = Fraction(agree, estimates) >= ENOUGH_AGREE
    return Combined(direction if is_clear else CONFLICTING, estimates, agree)


class SignTest(NamedTuple):
    """How many independent studies favour the initiative, of how many that point either way, and the chance of that.

    ``p`` is the two-sided probability of a split at least as uneven if each direction were as likely as the other;
    None where no study points either way.
    """

    favours: int
    studies: int
    p: Fraction | None


def sign_test(directions: Iterable[str]) -> SignTest:
    """Test the directions of independent studies; conflicting ones and those without a difference are left out.

    It says nothing of the size of an effect, and a large p is no proof that nothing happened: McKenzie and Brennan
    (Cochrane Handbook, 12.2.2.1) call vote counting by direction a method of last resort.
    """
    counts = Counter(directions)
    favours, against = counts[Direction.FAVOURS], counts[Direction.AGAINST]
    studies = favours + against
    if not studies:
        return SignTest(0, 0, None)
    as_uneven = sum(comb(studies, k) for k in range(max(favours, against), studies + 1))
    return SignTest(favours, studies, min(Fraction(2 * as_uneven, 2**studies), Fraction(1)))
