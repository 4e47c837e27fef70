"""How a place where something was tried compares with the reader's own: five questions, each answered on its own.

There is no score: nobody knows which likeness matters for which lesson. What is not recorded cannot be compared.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ..web.translation import translate as _
from .words import listed

SIMILAR_SIZE = 2


class Verdict(StrEnum):
    """How two places compare in one respect."""

    SAME = "same"
    SIMILAR = "similar"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Profile:
    """What is known of a place, and of what was done there; what is not known is empty."""

    name: str
    url: str = ""
    nation: str = ""
    population: int | None = None
    kind: str = ""
    programmes: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()


class Compared(NamedTuple):
    """One respect in which two places are compared."""

    name: str
    verdict: Verdict
    words: str


def compare(mine: Profile, tried: Profile) -> tuple[Compared, ...]:
    """Return how a place where something was tried compares with mine, in five respects."""
    return (
        _by_word(_("Nation"), mine.nation, tried.nation),
        _by_size(mine.population, tried.population),
        _by_word(_("Kind of area"), mine.kind, tried.kind),
        _by_set(
            _("Programme it had"), mine.programmes, tried.programmes, _("none of its programmes is recorded in yours")
        ),
        _by_set(_("Care model"), mine.models, tried.models, _("none of its care models is recorded in yours")),
    )


def _unknown(name: str) -> Compared:
    return Compared(name, Verdict.UNKNOWN, _("cannot be compared: not reported"))


def _by_word(name: str, mine: str, tried: str) -> Compared:
    if not mine or not tried:
        return _unknown(name)
    if mine == tried:
        return Compared(name, Verdict.SAME, tried)
    return Compared(name, Verdict.DIFFERENT, _("%(tried)s; yours: %(mine)s") % {"tried": tried, "mine": mine})


def _by_size(mine: int | None, tried: int | None) -> Compared:
    """Return how the numbers of people compare; similar is up to twice or down to half as many."""
    name = _("Size of population")
    if not mine or not tried:
        return _unknown(name)
    numbers = {"tried": f"{tried:,}", "mine": f"{mine:,}"}
    if max(mine, tried) <= SIMILAR_SIZE * min(mine, tried):
        same = mine == tried
        return Compared(
            name, Verdict.SAME if same else Verdict.SIMILAR, _("%(tried)s people; yours: %(mine)s") % numbers
        )
    times = max(mine, tried) / min(mine, tried)
    numbers["times"] = f"{times:.0f}" if times >= 10 else f"{times:.1f}"
    words = _("%(times)s times as many people: %(tried)s; yours: %(mine)s")
    if tried < mine:
        words = _("%(times)s times fewer people: %(tried)s; yours: %(mine)s")
    return Compared(name, Verdict.DIFFERENT, words % numbers)


def _by_set(name: str, mine: frozenset[str], tried: frozenset[str], none_shared: str) -> Compared:
    if not mine or not tried:
        return _unknown(name)
    shared = sorted(mine & tried)
    if shared:
        return Compared(name, Verdict.SAME, _("yours too: %(names)s") % {"names": listed(shared)})
    return Compared(name, Verdict.DIFFERENT, f"{listed(sorted(tried))}; {none_shared}")
