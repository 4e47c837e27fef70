"""The wager: readers of earlier evaluations could have written most of the next one's findings in advance.

For each evaluation, only
what was published in earlier years is read, as much is foretold as earlier evaluations reported on average, and the
forecast is compared with what the evaluation did report. Exploratory: the lessons were named with hindsight.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum, sqrt
from operator import attrgetter, mul
from statistics import NormalDist, fmean
from typing import NamedTuple

from .past import Evaluation, Past, Shelf

RESAMPLES, SEED = 1_000, 1999
MOST_RESAMPLED = 300  # evaluations; with more, the means of resamples follow the normal curve closely
FEWEST_BEFORE = 5

Forecaster = Callable[[Past, Evaluation, int], list[str]]
Size = Callable[[Past], int]


def most_reported(past: Past, target: Evaluation, size: int) -> list[str]:
    """Foretell what most earlier evaluations reported: the plain baseline."""
    return past.most_reported[:size]


def last_wave(past: Past, target: Evaluation, size: int) -> list[str]:
    """Foretell what the evaluations of the latest earlier year reported: the other baseline."""
    return past.of_last_year[:size]


def with_memory(past: Past, target: Evaluation, size: int) -> list[str]:
    """Foretell what was reported most, where reports of the last years and of the same programmes count for more.

    A report counts half for every ten years of its age, and double where it comes from one of the target's own
    programmes. Nothing else of the target is read but its year and programmes.
    """
    return past.with_own(target.programmes, size)


class Score(NamedTuple):
    """One forecast beside what was reported."""

    target: Evaluation
    foretold: tuple[str, ...]
    right: int

    @property
    def precision(self) -> float:
        """The share of what was foretold that was reported."""
        return self.right / len(self.foretold)

    @property
    def recall(self) -> float:
        """The share of what was reported that was foretold."""
        return self.right / len(self.target.reported)


@dataclass(frozen=True)
class Backtest:
    """How one forecaster did over all evaluations, with intervals of 95 per cent by resampling them."""

    scores: tuple[Score, ...]
    precision: float
    recall: float
    precision_interval: tuple[float, float]
    recall_interval: tuple[float, float]


def score_forecasts(
    targets: Sequence[Evaluation],
    forecaster: Forecaster,
    *,
    read: Shelf | None = None,
    size: Size = attrgetter("usual_size"),
) -> list[Score]:
    """Return each target that has enough before it beside what the forecaster would have said.

    ``read`` are the evaluations that may be read, each only for targets of later years; the targets themselves where
    none are given. ``size`` says how much is foretold from a past.
    """
    read = read or Shelf(targets)
    scores = []
    for target in sorted(targets, key=attrgetter("year", "study")):
        past = read.before(target.year)
        if len(past) < FEWEST_BEFORE or not target.reported:
            continue
        foretold = tuple(forecaster(past, target, size(past)))
        scores.append(Score(target, foretold, len(target.reported.intersection(foretold))))
    return scores


def backtest(
    targets: Sequence[Evaluation],
    forecaster: Forecaster,
    *,
    read: Shelf | None = None,
    size: Size = attrgetter("usual_size"),
) -> Backtest | None:
    """Return how well the forecaster would have done, or None where no target has enough before it."""
    scores = score_forecasts(targets, forecaster, read=read, size=size)
    if not scores:
        return None
    precisions, recalls = [score.precision for score in scores], [score.recall for score in scores]
    return Backtest(tuple(scores), fmean(precisions), fmean(recalls), _interval(precisions), _interval(recalls))


def _interval(figures: Sequence[float]) -> tuple[float, float]:
    """Return the 95 per cent interval of a mean: percentiles of resampled means, or what these come to for many."""
    count, mean = len(figures), fmean(figures)
    if count > MOST_RESAMPLED:
        variance = fsum((figure - mean) ** 2 for figure in figures) / (count - 1)
        half = NormalDist().inv_cdf(0.975) * sqrt(variance / count)
        return max(mean - half, 0.0), min(mean + half, 1.0)
    means = sorted(sum(map(mul, drawn, figures)) / count for drawn in _resamples(count))
    return means[round(0.025 * (RESAMPLES - 1))], means[round(0.975 * (RESAMPLES - 1))]


@lru_cache(maxsize=8)
def _resamples(count: int) -> list[list[int]]:
    """Return how often each of so many evaluations is drawn in each resample; the same for all forecasters."""
    chance = random.Random(SEED)  # noqa: S311 - resampling, not secrecy; the same figures give the same interval
    drawn = (Counter(chance.choices(range(count), k=count)) for _ in range(RESAMPLES))
    return [[times[number] for number in range(count)] for times in drawn]
