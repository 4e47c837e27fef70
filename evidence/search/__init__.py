"""Search: the one front of the index. Nothing outside this package knows the engine."""

from .address import read_criteria
from .criteria import SORTS, Criteria
from .dependents import documents_touched
from .folder import IndexMissing
from .keeping_up import catch_up, rebuild
from .kinds import KIND_OF_MODEL, KINDS, Kind
from .results import FacetResult, FacetValue, Hit, Results
from .searching import count_kinds, count_values, find_records, search
from .snapshot import current_snapshot


def index_is_readable() -> bool:
    """Return whether a search would be answered now."""
    try:
        current_snapshot()
    except IndexMissing:
        return False
    return True


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
    "count_kinds",
    "count_values",
    "documents_touched",
    "find_records",
    "index_is_readable",
    "read_criteria",
    "rebuild",
    "search",
]
