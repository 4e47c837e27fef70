"""Asking every engine every question by turns, and seeing to it that they answer the same."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .questions import Answer, Question, find_difference

ROUNDS = 15
MOST_SECONDS = 12.0  # for one engine and one question; a slow one gets fewer rounds


@dataclass(frozen=True)
class Engine:
    """What can be asked: ``ask`` does all the work that is measured, ``read`` makes its answer comparable."""

    name: str
    ask: Callable[[Question], Any]
    read: Callable[[Any], Answer] = lambda answer: answer
    honours_choices: bool = True  # one that does not is not compared where filters are chosen


@dataclass
class Timing:
    """What one engine took for one question, in milliseconds, and how its answer differed from the first engine's."""

    taken: list[float] = field(default_factory=list)
    total: int = 0
    difference: str = ""

    @property
    def median(self) -> float:
        """The median of all rounds but the first, in which everything is cold; a slow engine may have had no other."""
        return statistics.median(self.taken[1:] or self.taken)

    @property
    def first(self) -> float:
        """The first round, with nothing remembered."""
        return self.taken[0]


Timings = dict[str, dict[str, Timing]]  # by question and engine


def measure(engines: list[Engine], questions: tuple[Question, ...]) -> Timings:
    """Return the timings of all engines, which take turns in each round; the first engine's answers are the measure."""
    timings: Timings = {}
    for question in questions:
        mine = timings[question.name] = {engine.name: Timing() for engine in engines}
        answers = {engine.name: engine.read(_ask(engine, question, mine[engine.name])) for engine in engines}
        for engine in engines:
            mine[engine.name].total = answers[engine.name].total
            if engine.honours_choices or not question.chosen:
                mine[engine.name].difference = find_difference(answers[engines[0].name], answers[engine.name])
        for _ in range(ROUNDS):
            for engine in engines:
                if sum(mine[engine.name].taken) < MOST_SECONDS * 1000:
                    _ask(engine, question, mine[engine.name])
    return timings


def _ask(engine: Engine, question: Question, timing: Timing) -> Any:
    start = time.perf_counter()
    answer = engine.ask(question)
    timing.taken.append((time.perf_counter() - start) * 1000)
    return answer


def geometric_mean_ratio(timings: Timings, engine: str, to: str) -> float:
    """Return how many times as long one engine takes as another, as the geometric mean over the questions."""
    return statistics.geometric_mean([mine[engine].median / mine[to].median for mine in timings.values()])
