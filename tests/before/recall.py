"""How well /before/ finds: of what an analyst would name for a plan, how much is among the first ten.

`make before` prints it. The plans are synthetic; some were held out while the weights were set.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from evidence.browse.before.found import Found, look_back

HERE = Path(__file__).parent
TUNED, HELD_OUT = "tuned", "held_out"


@dataclass(frozen=True)
class JudgedPlan:
    """A plan, and for each record that an analyst would name, why."""

    name: str
    text: str
    initiatives: dict[str, str]
    lessons: dict[str, str]


@dataclass(frozen=True)
class Recall:
    """What was looked for and what of it was found, over some plans."""

    wanted: int
    found: int
    missed: tuple[str, ...]

    @property
    def share(self) -> float:
        """The part that was found."""
        return self.found / self.wanted


def judged_plans(name: str) -> list[JudgedPlan]:
    """Return the plans of one of the two files."""
    read = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    return [JudgedPlan(**plan) for plan in read["plan"]]


def recall(plans: list[JudgedPlan]) -> dict[str, Recall]:
    """Return, for initiatives and lessons, how much of what was named is among the first ten."""
    answers = [(plan, look_back(plan.text)) for plan in plans]
    return {kind: _recall(kind, answers) for kind in ("initiatives", "lessons")}


def _recall(kind: str, answers: list[tuple[JudgedPlan, Found]]) -> Recall:
    missed, wanted = [], 0
    for plan, found in answers:
        named, shown = getattr(plan, kind), {like.slug for like in getattr(found, kind)}
        wanted += len(named)
        missed += [f"{plan.name}: {slug}" for slug in named if slug not in shown]
    return Recall(wanted, wanted - len(missed), tuple(missed))
