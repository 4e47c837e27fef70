"""What could be read in a year: the evaluations of earlier years, counted once for all forecasts of that year."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from heapq import nsmallest
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

    def __init__(self, evaluations: Iterable[Evaluation], year: int):
        self.year = year
        self._counting_double: dict[tuple[frozenset[str], int], list[str]] = {}
        self.evaluations = [evaluation for evaluation in evaluations if evaluation.year < year]

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
            weight = self.weight_of(evaluation)
            for found in evaluation.reported:
                weights[found] += weight
        return weights

    @cached_property
    def by_weight(self) -> list[str]:
        """Findings in the order of what their reports count for."""
        return most(self.weights)

    @cached_property
    def of_programme(self) -> Mapping[str, list[Evaluation]]:
        """The evaluations of each programme."""
        found: dict[str, list[Evaluation]] = {}
        for evaluation in self.evaluations:
            for programme in evaluation.programmes:
                found.setdefault(programme, []).append(evaluation)
        return found

    @cached_property
    def usual_size(self) -> int:
        """How many findings an evaluation reported, by the median."""
        return max(round(median(len(evaluation.reported) for evaluation in self.evaluations)), 1)

    @cached_property
    def usual_wave(self) -> int:
        """How many findings the evaluations of one programme reported together, by the median."""
        waves = [frozenset().union(*(one.reported for one in mine)) for mine in self.of_programme.values()]
        return max(round(median(map(len, waves))), 1) if waves else self.usual_size

    def with_own(self, programmes: frozenset[str], size: int) -> list[str]:
        """Return the first findings by weight where reports of these programmes count double."""
        key = programmes, size
        if key not in self._counting_double:
            own = dict.fromkeys(one for name in sorted(programmes) for one in self.of_programme.get(name, ()))
            more: dict[str, float] = defaultdict(float)
            for evaluation in own:
                weight = self.weight_of(evaluation)
                for found in evaluation.reported:
                    more[found] += weight
            # What counts for no more than in any forecast of the year keeps its order: the first of it are enough.
            together = {found: self.weights[found] + more.get(found, 0) for found in {*self.by_weight[:size], *more}}
            self._counting_double[key] = nsmallest(size, together, key=_rank(together))
        return self._counting_double[key]

    def weight_of(self, evaluation: Evaluation) -> float:
        """Return what each report of an evaluation counts for, by its age."""
        return float(0.5 ** ((self.year - evaluation.year) / HALVED_AFTER))


class Shelf:
    """Evaluations of many years, from which those before each year are taken and counted once."""

    def __init__(self, evaluations: Sequence[Evaluation]):
        self.evaluations = evaluations
        self._pasts: dict[int, Past] = {}

    def before(self, year: int) -> Past:
        """Return what could be read in a year."""
        if year not in self._pasts:
            self._pasts[year] = Past(self.evaluations, year)
        return self._pasts[year]


def most(weights: Mapping[str, float]) -> list[str]:
    """Return findings in the order of their weights, those of one weight in the order of their names."""
    return sorted(weights, key=_rank(weights))


def _rank(weights: Mapping[str, float]) -> Callable[[str], tuple[float, str]]:
    return lambda found: (-weights[found], found)


def _counted(evaluations: Iterable[Evaluation]) -> Counter[str]:
    return Counter(found for evaluation in evaluations for found in evaluation.reported)
