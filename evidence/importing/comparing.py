"""What a record of a file would change in a paper that is there, field by field."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..curation.duplicates import IDENTIFIERS, Described
from ..curation.likeness import is_abbreviation, is_same_text, name_key, plain
from ..models import Authorship, Paper
from .formats import Name, Reference

# Where both have a value, the file's is taken for the first group; the second is only filled where it is empty.
TAKEN = ("title", "year", "container_title", "volume", "issue", "pages")
FILLED = ("publisher", "url", *IDENTIFIERS)


@dataclass
class Comparison:
    """Fields with their values before and after, authors to add, and what differs and is left as it is."""

    fields: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    more_authors: list[Name] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not self.fields and not self.more_authors

    def as_json(self, authors: list[Name]) -> list[dict[str, Any]]:
        """Return the differences as they are shown."""
        shown = [{"field": name, "before": before, "after": after} for name, (before, after) in self.fields.items()]
        if self.more_authors:
            names = [str(name) for name in authors]
            after = [*names, *(str(name) for name in self.more_authors)]
            shown.append({"field": "authors", "before": "; ".join(names), "after": "; ".join(after)})
        return shown


def describe(reference: Reference, number: int) -> Described:
    """Return a record of a file as it is compared with the library."""
    first = reference.authors[0] if reference.authors else Name()
    identifiers = {name: value for name in IDENTIFIERS if (value := getattr(reference, name))}
    return Described(
        number,
        reference.title,
        reference.year,
        name_key(first.family, first.literal),
        reference.container_title,
        identifiers,
        in_file=True,
    )


def compare(reference: Reference, paper: Paper, authors: list[Name]) -> Comparison:
    """Return what the record would change in the paper, whose authors are given in their order."""
    found = Comparison()
    for name in TAKEN:
        before, after = getattr(paper, name), getattr(reference, name)
        if after and not _is_same(before, after, name):
            found.fields[name] = (before, after)
    for name in FILLED:
        before, after = getattr(paper, name), getattr(reference, name)
        if after and not before:
            found.fields[name] = (before, after)
        elif after and before != after and name in IDENTIFIERS:
            found.remarks.append(
                f"The library has the {IDENTIFIERS[name]} {before}, which stays; the file has {after}."
            )
    _compare_authors(reference, authors, found)
    if found.more_authors and paper.authors_incomplete and not reference.authors_incomplete:
        found.fields["authors_incomplete"] = (True, False)
    return found


def _is_same(before: Any, after: Any, name: str) -> bool:
    if isinstance(after, str):
        return bool(before) and (
            is_same_text(str(before), after) or (name == "container_title" and is_abbreviation(str(before), after))
        )
    return bool(before == after)


def _compare_authors(reference: Reference, authors: list[Name], found: Comparison) -> None:
    """Add authors where the file goes on after the library's; a list that differs is left, and said."""
    theirs = reference.authors
    if all(is_same_name(mine, other) for mine, other in zip(authors, theirs, strict=False)):
        found.more_authors = theirs[len(authors) :]
    elif theirs:
        said = "; ".join(str(name) for name in theirs[:6]) + ("; …" if len(theirs) > 6 else "")
        found.remarks.append(f"The authors differ and stay as the library has them; the file has {said}.")


def is_same_name(first: Name, second: Name) -> bool:
    """Return whether two names may be one: the same family, and given names that begin with the same letter."""
    if name_key(first.family, first.literal) != name_key(second.family, second.literal):
        return False
    return not first.given or not second.given or plain(first.given)[:1] == plain(second.given)[:1]


def authors_of(papers: Iterable[int]) -> dict[int, list[Name]]:
    """Return the authors of papers, in their order."""
    found: dict[int, list[Name]] = {}
    rows = Authorship.objects.filter(paper__in=list(papers)).order_by("position", "id")
    for paper, *name in rows.values_list("paper_id", "author__family", "author__given", "author__literal"):
        found.setdefault(paper, []).append(Name(*name))
    return found
