"""What could be read in a year: the evaluations of earlier years, counted once for all forecasts of that year."""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, reduce
from math import ldexp
from operator import attrgetter, or_
from statistics import median
from typing import NamedTuple

HALVED_AFTER = 10  # years, after which a report counts for half
BITS = 52  # to which the weights within ten years are exact


class Evaluation(NamedTuple):
    """One independent study: the year of its first dated paper, its programmes, and what it reported first-hand."""

    study: str
    year: int
    programmes: frozenset[str]
    reported: frozenset[str]


class Past:
    """The evaluations that were published in years before a given one: what the authors of that year could read."""

    def __init__(self, shelf: "Shelf", count: int):
        self._shelf, self._count, self._all = shelf, count, (1 << count) - 1
        self._counting_double: dict[tuple[frozenset[str], int], list[str]] = {}

    def __len__(self) -> int:
        """How many evaluations there are."""
        return self._count

    @cached_property
    def evaluations(self) -> Sequence[Evaluation]:
        """All of them, the earliest first."""
        return self._shelf.evaluations[: self._count]

    @cached_property
    def times(self) -> Counter[str]:
        """By how many evaluations each finding was reported."""
        times = Counter(self._earlier.times if self._earlier else {})
        times.update(_times(self._of_last_year))
        return times

    @cached_property
    def most_reported(self) -> list[str]:
        """Findings in the order of how many evaluations reported them."""
        return most(self.times)

    @cached_property
    def of_last_year(self) -> list[str]:
        """Findings of the latest year alone, in the same order."""
        return most(_times(self._of_last_year))

    @cached_property
    def weights(self) -> Mapping[str, int]:
        """What the reports of each finding count for together: half for every ten years of their age."""
        weights = Counter(self._earlier.weights if self._earlier else {})
        for found, times in _times(self._of_last_year).items():
            weights[found] += times * self._weight_of_last_year
        return weights

    @cached_property
    def by_weight(self) -> list[str]:
        """Findings in the order of what their reports count for."""
        return most(self.weights)

    @cached_property
    def usual_size(self) -> int:
        """How many findings an evaluation reported, by the median."""
        return max(round(median(self._shelf.sizes[: self._count])), 1)

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
            self._counting_double[key] = self._first_with_own(self._shelf.own(programmes) & self._all, size)
        return self._counting_double[key]

    def _first_with_own(self, own: int, size: int) -> list[str]:
        first: list[tuple[int, str]] = []
        least = 0
        for found in self.by_weight:
            weight = self.weights[found]
            if 2 * weight < least:
                break  # neither this one nor any after it catches up, were all its reports their own
            both = own & self._shelf.reports[found]
            if weight + both.bit_count() * self._weight_of_last_year < least:
                continue
            weight += self._shelf.weigh(both)
            if weight >= least:
                insort(first, (-weight, found))
                del first[size:]
                least = -first[-1][0] if len(first) == size else 0
        return [found for _, found in first]

    @cached_property
    def _last_year(self) -> int:
        return self.evaluations[-1].year

    @cached_property
    def _weight_of_last_year(self) -> int:
        return self._shelf.weight_of(self._last_year)

    @cached_property
    def _earlier(self) -> "Past | None":
        """What could be read in the latest of these years already, where that was anything."""
        earlier = self._shelf.before(self._last_year) if self._count else None
        return earlier or None

    @cached_property
    def _of_last_year(self) -> Sequence[Evaluation]:
        return self.evaluations[len(self._earlier) if self._earlier else 0 :]


class Shelf:
    """Evaluations of many years, from which those before each year are taken and counted once.

    They are numbered by age, and several of them together are a number of which their bits are set: what reports of a
    finding have in common with those of a programme is one operation then, however many there are.
    """

    def __init__(self, evaluations: Iterable[Evaluation]):
        self.evaluations = sorted(evaluations, key=attrgetter("year", "study"))
        self.sizes = [len(evaluation.reported) for evaluation in self.evaluations]
        self._years = [evaluation.year for evaluation in self.evaluations]
        self._weights = list(map(self.weight_of, self._years))
        self._pasts: dict[int, Past] = {}
        self._of_programme: dict[str, int] = defaultdict(int)
        self.reports: dict[str, int] = defaultdict(int)
        for number, evaluation in enumerate(self.evaluations):
            for programme in evaluation.programmes:
                self._of_programme[programme] |= 1 << number
            for found in evaluation.reported:
                self.reports[found] |= 1 << number

    def before(self, year: int) -> Past:
        """Return what could be read in a year."""
        if year not in self._pasts:
            self._pasts[year] = Past(self, bisect_left(self._years, year))
        return self._pasts[year]

    def own(self, programmes: frozenset[str]) -> int:
        """Return the evaluations of any of these programmes."""
        return reduce(or_, (self._of_programme[programme] for programme in programmes), 0)

    def weigh(self, evaluations: int) -> int:
        """Return what one report of each of these evaluations counts for together."""
        weight = 0
        while evaluations:
            latest = evaluations.bit_length() - 1
            weight += self._weights[latest]
            evaluations ^= 1 << latest
        return weight

    def weight_of(self, year: int) -> int:
        """Return what a report of a year counts for beside others: half of one that is ten years younger.

        A whole number, so that sums of the same reports are the same in whatever order they are added up.
        """
        decades, years = divmod(year - self._years[0], HALVED_AFTER)
        return int(ldexp(2.0 ** (years / HALVED_AFTER), BITS)) << decades


def most(weights: Mapping[str, int]) -> list[str]:
    """Return findings in the order of their weights, those of one weight in the order of their names."""
    return sorted(sorted(weights), key=weights.__getitem__, reverse=True)


def _times(evaluations: Iterable[Evaluation]) -> Counter[str]:
    return Counter(found for evaluation in evaluations for found in evaluation.reported)
