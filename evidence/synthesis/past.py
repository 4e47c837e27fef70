"""What could be read in a year: the evaluations of earlier years, counted once for all forecasts of that year."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import takewhile
from math import fsum, ldexp
from statistics import median
from typing import NamedTuple

HALVED_AFTER = 10  # years, after which a report counts for half


class Evaluation(NamedTuple):
    """One independent study: the year of its first dated paper, its programmes, and what it reported first-hand."""

    study: str
    year: int
    programmes: frozenset[str]
    reported: frozenset[str]


class Past:
    """The evaluations that were published in years before a given one: what the authors of that year could read."""

    def __init__(self, shelf: "Shelf", year: int):
        self._shelf = shelf
        self._earlier = {number for number, one in enumerate(shelf.evaluations) if one.year < year}
        self._can_rise: dict[int, set[str]] = {}
        self._counting_double: dict[tuple[frozenset[str], int], list[str]] = {}
        self.evaluations = [evaluation for evaluation in shelf.evaluations if evaluation.year < year]

    def __len__(self) -> int:
        """How many evaluations there are."""
        return len(self.evaluations)

    @cached_property
    def most_reported(self) -> list[str]:
        """Findings in the order of how many evaluations reported them."""
        return most(_counted(self.evaluations))

    @cached_property
    def of_last_year(self) -> list[str]:
        """Findings of the latest year alone, in the same order."""
        latest = max(evaluation.year for evaluation in self.evaluations)
        return most(_counted(evaluation for evaluation in self.evaluations if evaluation.year == latest))

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """What the reports of each finding count for together: half for every ten years of their age."""
        weights: dict[str, float] = defaultdict(float)
        for evaluation in self.evaluations:
            weight = weight_of(evaluation.year)
            for found in evaluation.reported:
                weights[found] += weight
        return weights

    @cached_property
    def by_weight(self) -> list[str]:
        """Findings in the order of what their reports count for."""
        return most(self.weights)

    @cached_property
    def usual_size(self) -> int:
        """How many findings an evaluation reported, by the median."""
        return max(round(median(len(evaluation.reported) for evaluation in self.evaluations)), 1)

    @cached_property
    def usual_wave(self) -> int:
        """How many findings the evaluations of one programme reported together, by the median."""
        waves: dict[str, set[str]] = defaultdict(set)
        for evaluation in self.evaluations:
            for programme in evaluation.programmes:
                waves[programme] |= evaluation.reported
        return max(round(median(map(len, waves.values()))), 1) if waves else self.usual_size

    def with_own(self, programmes: frozenset[str], size: int) -> list[str]:
        """Return the first findings by weight where reports of these programmes count double."""
        key = programmes, size
        if key not in self._counting_double:
            own = self._shelf.own(programmes)
            numbers = own.numbers & self._earlier
            together = {
                found: self.weights[found] + self._shelf.weigh(numbers, found)
                for found in {*self.by_weight[:size], *(self._rivals(size) & own.reported)}
            }
            self._counting_double[key] = most(together)[:size]
        return self._counting_double[key]

    def _rivals(self, size: int) -> set[str]:
        """Return the findings that can be among so many first ones when each report counts at most double."""
        if size not in self._can_rise:
            least = min((self.weights[found] for found in self.by_weight[:size]), default=0) / 2
            self._can_rise[size] = set(takewhile(lambda found: self.weights[found] >= least, self.by_weight))
        return self._can_rise[size]


class Own(NamedTuple):
    """The evaluations of some programmes, of whatever year: their numbers, and all that they reported."""

    numbers: set[int]
    reported: set[str]


class Shelf:
    """Evaluations of many years, from which those before each year are taken and counted once."""

    def __init__(self, evaluations: Sequence[Evaluation]):
        self.evaluations = evaluations
        self._weights = [weight_of(evaluation.year) for evaluation in evaluations]
        self._pasts: dict[int, Past] = {}
        self._own: dict[frozenset[str], Own] = {}

    def before(self, year: int) -> Past:
        """Return what could be read in a year."""
        if year not in self._pasts:
            self._pasts[year] = Past(self, year)
        return self._pasts[year]

    def own(self, programmes: frozenset[str]) -> Own:
        """Return the evaluations of any of these programmes."""
        if programmes not in self._own:
            of_each = [self._of_programme[name] for name in programmes if name in self._of_programme]
            self._own[programmes] = Own(
                set().union(*(own.numbers for own in of_each)), set().union(*(own.reported for own in of_each))
            )
        return self._own[programmes]

    def weigh(self, numbers: set[int], found: str) -> float:
        """Return what the reports of a finding in these evaluations count for, in whatever order they come."""
        return fsum(map(self._weights.__getitem__, self._reports[found] & numbers))

    @cached_property
    def _reports(self) -> Mapping[str, set[int]]:
        reports: dict[str, set[int]] = defaultdict(set)
        for number, evaluation in enumerate(self.evaluations):
            for found in evaluation.reported:
                reports[found].add(number)
        return reports

    @cached_property
    def _of_programme(self) -> Mapping[str, Own]:
        found: dict[str, Own] = {}
        for number, evaluation in enumerate(self.evaluations):
            for programme in evaluation.programmes:
                own = found.setdefault(programme, Own(set(), set()))
                own.numbers.add(number)
                own.reported.update(evaluation.reported)
        return found


@cache
def weight_of(year: int) -> float:
    """Return what a report of a year counts for beside those of other years: half of one that is ten years younger."""
    decades, years = divmod(year, HALVED_AFTER)
    return ldexp(2.0 ** (years / HALVED_AFTER), decades)


def most(weights: Mapping[str, float]) -> list[str]:
    """Return findings in the order of their weights, those of one weight in the order of their names."""
    return sorted(sorted(weights), key=weights.__getitem__, reverse=True)


def _counted(evaluations: Iterable[Evaluation]) -> Counter[str]:
    return Counter(found for evaluation in evaluations for found in evaluation.reported)
