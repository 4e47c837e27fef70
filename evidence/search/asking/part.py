"""What a part of a question becomes."""

from dataclasses import dataclass, field
from enum import Enum

import tantivy

from ..language.notices import Notices
from ..language.tree import Word


@dataclass(frozen=True)
class Part:
    """Who is found, what counts for the order of those found, and the stems of the words that are marked."""

    found: tantivy.Query
    scores: tuple[tantivy.Query, ...] = ()
    marks: tuple[str, ...] = ()


class Meaning(Enum):
    """Where other words of the same meaning come from."""

    NAME = "a name or synonym of the vocabulary"
    ACRONYM = "what an acronym stands for"
    EVERYDAY = "what the field calls it"


@dataclass(frozen=True)
class Widened:
    """A stretch of plain words as typed, and the other words of the same meaning that are searched with it."""

    typed: str
    meanings: tuple[str, ...]
    senses: tuple[str, ...] = ()
    kind: Meaning = Meaning.NAME


@dataclass(frozen=True)
class Mended:
    """A word that no record has, the one that was probably meant, and what was typed with that in its place."""

    typed: str
    meant: str
    text: str


@dataclass
class Remarks:
    """What has to be said of a question: what was searched besides, mended, left out or not understood."""

    widened: list[Widened] = field(default_factory=list)
    mended: dict[Word, Mended] = field(default_factory=dict)
    notices: Notices = field(default_factory=Notices)
