"""The answer to a search, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .criteria import LAST_RESULT, Criteria


@dataclass(frozen=True)
class Hit:
    """One record found: its kind and number, how well it matches, where the words stand, and what its links hold.

    ``matched_through`` names other words of the same meaning, where the record was found by these alone.
    """

    kind: str
    record: int
    score: float
    snippet: str
    snippet_band: str
    glance: dict[str, Any]
    matched_through: str = ""


class FacetValue(NamedTuple):
    """One value of a facet with the number of records that choosing it alone in this facet would show."""

    value: str
    label: str
    count: int  # type: ignore[assignment]  # a tuple's own method of that name is not wanted
    selected: bool


@dataclass(frozen=True)
class FacetResult:
    """A facet with its values, most records first; chosen values always stand among them.

    ``parents`` names what lies directly above a value, for facets that are trees.
    """

    name: str
    label: str
    hint: str
    values: tuple[FacetValue, ...]
    parents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Expansion:
    """A word of the question, and the other words of the same meaning that were searched as well."""

    word: str
    meanings: tuple[str, ...]


@dataclass(frozen=True)
class Meaning:
    """One of several things that an acronym stands for, with the question that asks for this one alone."""

    word: str
    text: str
    criteria: Criteria


@dataclass(frozen=True)
class Correction:
    """A word that no record has, and the word that was searched in its place."""

    typed: str
    meant: str


@dataclass(frozen=True)
class Fewer:
    """The same question without its rarest words, and how many records it finds."""

    criteria: Criteria
    left_out: tuple[str, ...]
    total: int


@dataclass(frozen=True)
class NearTheme:
    """A theme whose words come near to those of a question that found nothing."""

    slug: str
    label: str


@dataclass(frozen=True)
class Results:
    """Everything that a page or the API shows of a search.

    ``corrected`` says which words were searched in place of misspelt ones; ``suggestion`` is the whole question so
    mended, and ``criteria.as_typed()`` asks it without. ``criteria.without_expansion()`` asks it without ``expanded``.
    ``fewer`` and ``near_themes`` are there only where nothing was found.
    """

    criteria: Criteria
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[FacetResult, ...]
    expanded: tuple[Expansion, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    corrected: tuple[Correction, ...] = ()
    suggestion: str | None = None
    notices: tuple[str, ...] = ()
    fewer: Fewer | None = None
    near_themes: tuple[NearTheme, ...] = ()
    left_out_words: int = 0
    library_number: int = 0

    @property
    def last_page(self) -> int:
        """Number of the last page that can be shown."""
        size = self.criteria.page_size
        return max(min(-(-self.total // size), LAST_RESULT // size), 1)
