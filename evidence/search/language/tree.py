"""What a question says, as a tree: the parser makes it, the printer writes it, the index is asked for it."""

from dataclasses import dataclass
from functools import cached_property

from ..catalogue import FACETS


@dataclass(frozen=True)
class Word:
    """One word as typed; any form of it is meant."""

    text: str


@dataclass(frozen=True)
class Beginning:
    """The beginning of a word, as in integrat*."""

    text: str


@dataclass(frozen=True)
class Phrase:
    """Words in this order, next to each other or, where a distance is given, at most so many words apart in all."""

    words: tuple[Word | Beginning, ...]
    distance: int = 0


@dataclass(frozen=True)
class Years:
    """Years from a first to a last one; either may be open."""

    first: int | None
    last: int | None


@dataclass(frozen=True)
class Identifier:
    """A DOI, PMID, PMCID or ISBN in its one spelling."""

    text: str


@dataclass(frozen=True)
class Plain:
    """Words side by side that no operator binds: a record that has all of them is best, one that has some will do."""

    words: tuple[Word, ...]


@dataclass(frozen=True)
class In:
    """A part that has to be found in one field, such as title or author."""

    field: str
    part: "Node"


@dataclass(frozen=True)
class All:
    """Every part has to be found."""

    parts: tuple["Node", ...]

    @cached_property
    def _hash(self) -> int:
        return hash((type(self), self.parts))

    def __hash__(self) -> int:
        """Return a number reckoned once: brackets inside each other would ask for it again at every depth."""
        return self._hash


@dataclass(frozen=True)
class Either:
    """At least one part has to be found."""

    parts: tuple["Node", ...]

    @cached_property
    def _hash(self) -> int:
        return hash((type(self), self.parts))

    def __hash__(self) -> int:
        """Return a number reckoned once: brackets inside each other would ask for it again at every depth."""
        return self._hash


@dataclass(frozen=True)
class Without:
    """The part must not be found."""

    part: "Node"


Node = Word | Beginning | Phrase | Years | Identifier | Plain | In | All | Either | Without

FIELDS = ("title", "author", "study", "kind", *FACETS)
