"""The wager: readers of earlier evaluations could have written most of the next one's findings in advance.

For each evaluation, only
what was published in earlier years is read, as much is foretold as earlier evaluations reported on average, and the
forecast is compared with what the evaluation did report. Exploratory: the lessons were named with hindsight.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import NamedTuple

RESAMPLES, SEED = 1_000, 1999
FEWEST_BEFORE = 5


class Evaluation(NamedTuple):
    """One independent study: the year of its first dated paper, its programmes, and what it reported first-hand."""

    study: str
    year: int
    programmes: frozenset[str]
    reported: frozenset[str]


Forecaster = Callable[[Sequence[Evaluation], Evaluation, int], list[str]]


def most_reported(before: Sequence[Evaluation], target: Evaluation, size: int) -> list[str]:
    """Foretell what most earlier evaluations reported: the plain baseline."""
    return _most(Counter(found for evaluation in before for found in evaluation.reported), size)


def last_wave(before: Sequence[Evaluation], target: Evaluation, size: int) -> list[str]:
    """Foretell what the evaluations of the latest earlier year reported: the other baseline."""
    latest = max(evaluation.year for evaluation in before)
    return most_reported([evaluation for evaluation in before if evaluation.year == latest], target, size)


def with_memory(before: Sequence[Evaluation], target: Evaluation, size: int) -> list[str]:
    """Foretell what was reported most, where reports of the last years and of the same programmes count for more.

    A report counts half for every ten years of its age, and double where it comes from one of the target's own
    programmes. Nothing else of the target is read but its year and programmes.
    """
    weights: Counter[str] = Counter()
    for evaluation in before:
        age = target.year - evaluation.year
        weight = 0.5 ** (age / 10) * (2 if evaluation.programmes & target.programmes else 1)
        for found in evaluation.reported:
            weights[found] += weight
    return _most(weights, size)


def _most(weights: Counter[str], size: int) -> list[str]:
    ranked = sorted(weights, key=lambda found: (-weights[found], found))
    return ranked[:size]


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
    """How one forecaster did over all evaluations, with percentile intervals of 95 per cent by resampling them."""

    scores: tuple[Score, ...]
    precision: float
    recall: float
    precision_interval: tuple[float, float]
    recall_interval: tuple[float, float]


def earlier_than(evaluations: Sequence[Evaluation], target: Evaluation) -> list[Evaluation]:
    """Return the evaluations that were published in years before the target: what its authors could have read."""
    return [evaluation for evaluation in evaluations if evaluation.year < target.year]


def usual_size(before: Sequence[Evaluation]) -> int:
    """Return how many findings an earlier evaluation reported, by the median: that many are foretold."""
    return max(round(median(len(evaluation.reported) for evaluation in before)), 1)


def usual_wave(before: Sequence[Evaluation]) -> int:
    """Return how many findings the evaluations of one programme had reported together so far, by the median."""
    waves: dict[str, set[str]] = {}
    for evaluation in before:
        for programme in evaluation.programmes:
            waves.setdefault(programme, set()).update(evaluation.reported)
    return max(round(median(map(len, waves.values()))), 1) if waves else usual_size(before)


def score_forecasts(
    targets: Sequence[Evaluation],
    forecaster: Forecaster,
    *,
    read: Sequence[Evaluation] | None = None,
    size: Callable[[Sequence[Evaluation]], int] = usual_size,
) -> list[Score]:
    """Return each target that has enough before it beside what the forecaster would have said.

    ``read`` are the evaluations that may be read, each only for targets of later years; the targets themselves where
    none are given.
    """
    scores = []
    for target in sorted(targets, key=lambda evaluation: (evaluation.year, evaluation.study)):
        before = earlier_than(targets if read is None else read, target)
        if len(before) < FEWEST_BEFORE or not target.reported:
            continue
        foretold = tuple(forecaster(before, target, size(before)))
        scores.append(Score(target, foretold, len(target.reported & set(foretold))))
    return scores


def backtest(
    targets: Sequence[Evaluation],
    forecaster: Forecaster,
    *,
    read: Sequence[Evaluation] | None = None,
    size: Callable[[Sequence[Evaluation]], int] = usual_size,
) -> Backtest | None:
    """Return how well the forecaster would have done, or None where no target has enough before it."""
    scores = score_forecasts(targets, forecaster, read=read, size=size)
    if not scores:
        return None
    precisions, recalls = [score.precision for score in scores], [score.recall for score in scores]
    return Backtest(tuple(scores), fmean(precisions), fmean(recalls), _interval(precisions), _interval(recalls))


def _interval(figures: Sequence[float]) -> tuple[float, float]:
    chance = random.Random(SEED)  # noqa: S311 - resampling, not secrecy; the same figures give the same interval
    means = sorted(fmean(chance.choices(figures, k=len(figures))) for _ in range(RESAMPLES))
    return means[round(0.025 * (RESAMPLES - 1))], means[round(0.975 * (RESAMPLES - 1))]
