"""Of which research a record is, and whether a sign test may count its estimate.

A test counts only what is independent of the rest: neither reviews, which hold other studies' figures, nor figures
that were published because they were extreme, nor what a publisher has withdrawn.
"""

from ..enums import EditorialStatus
from .gathering import OWN_PAPER, OWN_STUDY, Gathered
from .names import study_name
from .schema import ESTIMATE, RESEARCH, STUDY, TESTED

REVIEWS = frozenset({"systematic-review", "other-review"})


def research_fields(mine: Gathered) -> dict[str, list[str]]:
    """Return the fields of a document that tell of which research it is, and which way its estimate points."""
    shared, papers = mine[OWN_STUDY], mine[OWN_PAPER]
    own = [f"study:{slug}" for slug in shared] or [f"paper:{slug}" for slug in papers]
    estimates = list(mine["estimate_direction"])
    is_tested = (
        mine["is_extreme"] != {"True"}
        and not mine["paper__design__slug"] & REVIEWS
        and EditorialStatus.RETRACTED not in mine["paper__editorial_status"]
    )
    return {
        STUDY: [study_name(slug) for slug in (shared or papers)],
        RESEARCH: own,
        ESTIMATE: estimates,
        TESTED: estimates if is_tested else [],
    }
