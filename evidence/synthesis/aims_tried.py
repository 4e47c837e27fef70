"""What became of the aims of programmes and policies, as far as anybody measured: a rule over counted conclusions.

An aim and an outcome meet in an outcome domain and a programme, and in nothing else: a policy's aims meet the outcomes
of the programmes that it created. Nobody's judgement that an aim was met is implied.
"""

from collections.abc import Mapping, Sequence
from enum import Enum

from ..enums import Conclusion
from ..search import Criteria, Crossing, Snapshot, cross


class Fate(Enum):
    """What the outcomes of an aim's programmes say of it, the most sobering first."""

    NOT_REACHED = "not-reached"
    CONTESTED = "contested"
    NEVER_MEASURED = "never-measured"
    REACHED = "reached"
    UNKNOWN = "unknown"


def fate_of(conclusions: Mapping[str, int], outcomes: int) -> Fate:
    """Return the fate of an aim from how many outcomes of its programmes, in its domain, have which conclusion.

    Not reached: somebody concluded no clear change, worsening or a mixed result, and nobody an improvement. Contested:
    some concluded an improvement and others did not. Unknown: measured, with no conclusion reported.
    """
    if not outcomes:
        return Fate.NEVER_MEASURED
    improved = conclusions.get(Conclusion.IMPROVED, 0)
    others = (Conclusion.NO_CLEAR_CHANGE, Conclusion.WORSENED, Conclusion.MIXED)
    doubting = sum(conclusions.get(conclusion, 0) for conclusion in others)
    if doubting:
        return Fate.CONTESTED if improved else Fate.NOT_REACHED
    return Fate.REACHED if improved else Fate.UNKNOWN


def outcomes_by_programme(snapshot: Snapshot) -> Crossing:
    """Return how many outcomes every programme has in every domain, and their conclusions; counted once a state."""
    return snapshot.remember(
        "outcomes by programme and domain",
        lambda: cross(Criteria(), kind="outcome", rows="programme", columns="domain"),
    )


def measured_in(snapshot: Snapshot, programmes: Sequence[str], domain: str) -> tuple[int, Mapping[str, int]]:
    """Return how many outcomes of any of the programmes lie in a domain, and how many of them have which conclusion."""
    if len(programmes) == 1:
        crossing = outcomes_by_programme(snapshot)
        return crossing.cells.get((programmes[0], domain), 0), crossing.directions.get((programmes[0], domain), {})
    crossing = snapshot.remember(
        f"outcomes by domain of {' '.join(programmes)}",
        lambda: cross(
            Criteria(chosen={"programme": tuple(programmes)}), kind="outcome", rows="direction", columns="domain"
        ),
    )
    conclusions = {row: count for (row, column), count in crossing.cells.items() if column == domain}
    return crossing.columns.get(domain, 0), conclusions
