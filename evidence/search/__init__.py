"""Search: the one front of the index. Nothing outside this package knows the engine."""

from .address import read_criteria
from .alike import find_alike
from .catching_up import catch_up
from .counting import count_across, count_facets, labels_of, with_broader, with_narrower
from .criteria import ANY_YEARS, BEST_MATCH, PAGE_SIZE, SORTS, YEAR, YEAR_RANGE, Criteria
from .crossing import Crossing, can_be_crossed, cross
from .dependents import documents_touched
from .directions import Found, StudyFound, count_directions
from .facet_results import facet_labels
from .filters import FILTER_NAMES, choices_of
from .folder import IndexMissing
from .keeping_up import bring_up_to_date, find_fault, rebuild
from .kinds import KIND_OF_MODEL, KINDS, Kind
from .links import linked_facets
from .neighbours import count_within, find_hits, narrower, narrowest, neighbours
from .plans.likeness import Near, PlanRead, find_like, find_themes, read_plan, shared_kin
from .plans.reading import Reading, Term
from .results import Correction, Expansion, FacetResult, FacetValue, Fewer, Hit, Meaning, NearTheme, Results
from .searching import count_found, count_kinds, count_values, find_records, search
from .snapshot import Snapshot, count_waiting, current_snapshot, kept_since_change
from .strategies import DAYS_KEPT as DAYS_STRATEGY_KEPT
from .strategies import MOST_BYTES as LONGEST_STRATEGY
from .strategies import (
    StrategyGone,
    StrategyTooLong,
    needs_its_lines,
    read_strategy,
    readable_strategy,
    store_strategy,
)
from .understanding import is_plain, understood
from .weighing import Piece, Tally, Weight
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
    "ANY_YEARS",
    "BEST_MATCH",
    "DAYS_STRATEGY_KEPT",
    "FILTER_NAMES",
    "KINDS",
    "KIND_OF_MODEL",
    "LONGEST_STRATEGY",
    "PAGE_SIZE",
    "SECONDS_TO_REBUILD",
    "SORTS",
    "YEAR",
    "YEAR_RANGE",
    "Correction",
    "Criteria",
    "Crossing",
    "Expansion",
    "FacetResult",
    "FacetValue",
    "Fewer",
    "Found",
    "Hit",
    "IndexMissing",
    "IndexUnwritable",
    "Kind",
    "Meaning",
    "Near",
    "NearTheme",
    "Piece",
    "PlanRead",
    "Reading",
    "Results",
    "Snapshot",
    "StrategyGone",
    "StrategyTooLong",
    "StudyFound",
    "Tally",
    "Term",
    "Weight",
    "bring_up_to_date",
    "can_be_crossed",
    "catch_up",
    "choices_of",
    "count_across",
    "count_directions",
    "count_facets",
    "count_found",
    "count_kinds",
    "count_values",
    "count_waiting",
    "count_within",
    "cross",
    "current_snapshot",
    "documents_touched",
    "facet_labels",
    "find_alike",
    "find_fault",
    "find_hits",
    "find_like",
    "find_records",
    "find_themes",
    "index_is_readable",
    "is_plain",
    "kept_since_change",
    "labels_of",
    "linked_facets",
    "narrower",
    "narrowest",
    "needs_its_lines",
    "neighbours",
    "read_criteria",
    "read_plan",
    "read_strategy",
    "readable_strategy",
    "rebuild",
    "search",
    "shared_kin",
    "store_strategy",
    "understood",
    "with_broader",
    "with_narrower",
]
