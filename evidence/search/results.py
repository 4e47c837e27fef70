"""The answer to a search, as plain values."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from .criteria import Criteria


@dataclass(frozen=True)
class Hit:
    """One record found: its kind and number, how well it matches, where the words stand, and what its links hold."""

    kind: str
    record: int
    score: float
    snippet: str
    snippet_band: str
    glance: dict[str, Any]


class FacetValue(NamedTuple):
    """One value of a facet with the number of records that choosing it alone in this facet would show."""

    value: str
    label: str
    count: int  # type: ignore[assignment]  # a tuple's own method of that name is not wanted
    selected: bool


@dataclass(frozen=True)
class FacetResult:
    """A facet with its values, most records first; chosen values always stand among them."""

    name: str
    label: str
    hint: str
    opened: bool
    values: tuple[FacetValue, ...]


@dataclass(frozen=True)
class Results:
    """Everything that a page or the API shows of a search."""

    criteria: Criteria
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[FacetResult, ...]
    expanded: tuple[str, ...] = ()
    suggestion: str | None = None
    left_out_words: int = 0
    library_number: int = 0

    @property
    def last_page(self) -> int:
        """Number of the last page that can be shown."""
        from_total = -(-self.total // self.criteria.page_size)
        return max(from_total, 1)
