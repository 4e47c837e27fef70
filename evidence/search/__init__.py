"""Search: the one front of the index. Nothing outside this package knows the engine."""

from .criteria import SORTS, Criteria, read_criteria
from .dependents import documents_touched
from .folder import IndexMissing
from .keeping_up import catch_up, rebuild
from .kinds import KIND_OF_MODEL, KINDS, Kind
from .results import FacetResult, FacetValue, Hit, Results
from .searching import search
from .snapshot import current_snapshot, held_snapshot


def index_is_readable() -> bool:
    """Return whether a search would be answered now."""
    try:
        current_snapshot()
    except IndexMissing:
        return False
    return True


def places_within(slug: str) -> set[str]:
    """Return the slugs of a place and of every place that lies in it, directly or not."""
    return held_snapshot().choices("place").with_descendants([slug])


__all__ = [
    "KINDS",
    "KIND_OF_MODEL",
    "SORTS",
    "Criteria",
    "FacetResult",
    "FacetValue",
    "Hit",
    "IndexMissing",
    "Kind",
    "Results",
    "catch_up",
    "documents_touched",
    "index_is_readable",
    "places_within",
    "read_criteria",
    "rebuild",
    "search",
]
