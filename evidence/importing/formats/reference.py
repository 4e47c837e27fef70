"""What every format of references is read into."""

from dataclasses import asdict, dataclass, field
from typing import Any

from ..problems import Problem

LONGEST_EXCERPT = 600


@dataclass(frozen=True)
class Name:
    """A person, or a body with a literal name."""

    family: str = ""
    given: str = ""
    literal: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """The fields by which an author is one."""
        return self.family, self.given, self.literal

    def as_json(self) -> dict[str, str]:
        """Return the name as it is printed for machines."""
        return {"literal": self.literal} if self.literal else {"family": self.family, "given": self.given}

    def __str__(self) -> str:
        return self.literal or ", ".join(part for part in (self.family, self.given) if part)


@dataclass
class RawReference:
    """One record as its file writes it: texts by our names, not checked yet; ``left_over`` names what has no place."""

    line: int
    excerpt: str
    texts: dict[str, str] = field(default_factory=dict)
    authors: list[Name] = field(default_factory=list)
    editors: list[Name] = field(default_factory=list)
    authors_incomplete: bool = False
    left_over: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    refusal: str = ""

    def give(self, name: str, text: Any) -> None:
        """Give a text unless a better one is there already."""
        if text not in (None, "") and not self.texts.get(name):
            self.texts[name] = str(text)


FIELDS = ("type", "container_title", "volume", "issue", "pages", "publisher", "doi", "pmid", "pmcid", "isbn", "url")
"""What is known of most papers besides title, names and year, in the order of a citation."""


@dataclass
class Reference:
    """One record that can be compared with the library. ``refusal`` says why it cannot be used.

    ``remarks`` says what was not understood or left out; ``left_over`` names the fields of the file that the library
    does not keep.
    """

    line: int
    excerpt: str
    type: str = ""
    title: str = ""
    authors: list[Name] = field(default_factory=list)
    authors_incomplete: bool = False
    editors: list[Name] = field(default_factory=list)
    year: int | None = None
    container_title: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    isbn: str | None = None
    url: str = ""
    left_over: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    refusal: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the record as it is stored with an import."""
        stored = asdict(self)
        del stored["excerpt"]  # kept beside it
        return stored

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Reference":
        """Return a stored record."""
        names = {field: [Name(**name) for name in stored[field]] for field in ("authors", "editors")}
        return cls(**{"excerpt": "", **stored, **names})


@dataclass
class Reading:
    """What a file holds: its records, and the pieces that are no record."""

    records: list[Reference] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
