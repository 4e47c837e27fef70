"""Search: the one front of the index. Nothing outside this package knows the engine."""

from .address import read_criteria
from .catching_up import catch_up
from .counting import count_across, count_facets, labels_of, with_broader, with_narrower
from .criteria import SORTS, Criteria
from .dependents import documents_touched
from .folder import IndexMissing
from .keeping_up import bring_up_to_date, find_fault, rebuild
from .kinds import KIND_OF_MODEL, KINDS, Kind
from .results import FacetResult, FacetValue, Hit, Results
from .searching import count_kinds, count_values, find_records, search
from .snapshot import count_waiting, current_snapshot
from .writing import IndexUnwritable

SECONDS_TO_REBUILD = 60  # what a reader is told to wait; most libraries need less


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
    "SECONDS_TO_REBUILD",
    "SORTS",
    "Criteria",
    "FacetResult",
    "FacetValue",
    "Hit",
    "IndexMissing",
    "IndexUnwritable",
    "Kind",
    "Results",
    "bring_up_to_date",
    "catch_up",
    "count_across",
    "count_facets",
    "count_kinds",
    "count_values",
    "count_waiting",
    "documents_touched",
    "find_fault",
    "find_records",
    "index_is_readable",
    "labels_of",
    "read_criteria",
    "rebuild",
    "search",
    "with_broader",
    "with_narrower",
]
