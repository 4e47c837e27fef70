"""References as people paste them into a list: Vancouver, and Harvard as "Cite Them Right" has it.

What is not known is left out, never guessed. Journals keep their full names, because the library does not know their
abbreviations, and the day of reading is the reader's to add.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..enums import EditorialStatus
from ..models import Author, Paper
from .words import EN_DASH

VANCOUVER, HARVARD = "vancouver", "harvard"
MOST_IN_VANCOUVER, MOST_IN_HARVARD = 6, 3


class Part(NamedTuple):
    """Some words of a reference, in italics or not."""

    text: str
    is_italic: bool = False


class Name(NamedTuple):
    """A person by family and given name, or a body by its literal one."""

    family: str
    given: str = ""
    literal: str = ""


@dataclass(frozen=True)
class Reference:
    """What a reference is made of."""

    type: str
    title: str
    names: tuple[Name, ...] = ()
    has_more_names: bool = False
    year: int | None = None
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    doi: str = ""
    url: str = ""
    is_retracted: bool = False

    @property
    def stands_in_a_container(self) -> bool:
        """Whether it appeared in a journal, a newspaper or another work."""
        return bool(self.container)

    @property
    def is_chapter(self) -> bool:
        """Whether it is a part of a book or report, not of a journal."""
        return self.type == "chapter" and bool(self.container)

    @property
    def needs_day_of_reading(self) -> bool:
        """Whether styles want the day on which the reader opened the address."""
        return bool(self.url) and not self.doi


def reference_of(paper: Paper, authors: Iterable[Author]) -> Reference:
    """Return what a reference to a paper is made of."""
    return Reference(
        type=paper.type.slug,
        title=paper.title,
        names=tuple(Name(author.family, author.given, author.literal) for author in authors),
        has_more_names=paper.authors_incomplete,
        year=paper.year,
        container=paper.container_title,
        volume=paper.volume,
        issue=paper.issue,
        pages=paper.pages,
        publisher=paper.publisher,
        doi=paper.doi or "",
        url=paper.url,
        is_retracted=paper.editorial_status == EditorialStatus.RETRACTED,
    )


def cite(reference: Reference, style: str) -> tuple[Part, ...]:
    """Return a reference in one of the styles, as parts that together are its text."""
    parts = _in_vancouver(reference) if style == VANCOUVER else _in_harvard(reference)
    return tuple(part for part in parts if part.text)


def plain(parts: Iterable[Part]) -> str:
    """Return a reference without its italics."""
    return "".join(part.text for part in parts)


def _in_vancouver(it: Reference) -> list[Part]:
    names = [_inverted(name, mark="", between=" ") for name in it.names[:MOST_IN_VANCOUVER]]
    if it.has_more_names or len(it.names) > MOST_IN_VANCOUVER:
        names.append("et al")
    retracted = " [retracted]" if it.is_retracted else ""
    kind = " [thesis]" if it.type == "thesis" else ""
    sentences = [", ".join(names) if it.names else "", it.title + kind + retracted, *_imprint_in_vancouver(it)]
    return [Part(" ".join(_sentence(text) for text in [*sentences, _where(it, "Available from: ", "doi:")] if text))]


def _imprint_in_vancouver(it: Reference) -> list[str]:
    if it.type == "legislation" and it.year and str(it.year) in it.title:
        return []
    year = str(it.year or "[date unknown]")
    if it.is_chapter:
        pages = f"p. {it.pages}" if it.pages else ""
        return [f"In: {it.container}", "; ".join(part for part in (it.publisher, year) if part), pages]
    if it.stands_in_a_container:
        issue = f"({it.issue})" if it.issue else ""
        numbers = f";{it.volume}{issue}" if it.volume or it.issue else ""
        pages = f":{it.pages}" if it.pages else ""
        return [it.container, f"{year}{numbers}{pages}"]
    return ["; ".join(part for part in (it.publisher, year) if part)]


def _in_harvard(it: Reference) -> list[Part]:
    is_part = it.stands_in_a_container
    retracted = " [retracted]" if it.is_retracted else ""
    title = [Part(f"‘{it.title}’")] if is_part else [Part(it.title, is_italic=True)]
    title.append(Part(retracted))
    year = f"({it.year or 'no date'})"
    if it.type == "legislation" and it.year and str(it.year) in it.title:
        head = [*title]
    elif it.names:
        head = [*_names_in_harvard(it), Part(f" {year} "), *title]
    else:
        head = [*title, Part(f" {year}")]
    imprint = _imprint_in_harvard(it, follows_year=not it.names)
    return [*head, *imprint, Part(_where(it, " Available at: ", ""))]


def _imprint_in_harvard(it: Reference, *, follows_year: bool) -> list[Part]:
    pages = f", {_pages(it.pages)}" if it.pages else ""
    if it.is_chapter:
        publisher = f". {it.publisher}" if it.publisher else ""
        return [Part(" in " if follows_year else ", in "), Part(it.container, is_italic=True), _end(publisher + pages)]
    if it.stands_in_a_container:
        issue = f"({it.issue})" if it.issue else ""
        numbers = f", {it.volume}{issue}" if it.volume or it.issue else ""
        return [Part(" " if follows_year else ", "), Part(it.container, is_italic=True), _end(numbers + pages)]
    kind = " Thesis." if it.type == "thesis" else ""
    publisher = f" {_sentence(it.publisher)}" if it.publisher else ""
    return [Part(f".{kind}{publisher}")]


def _names_in_harvard(it: Reference) -> list[Part]:
    names = [_inverted(name, mark=".", between=", ") for name in it.names]
    if it.has_more_names or len(names) > MOST_IN_HARVARD:
        return [Part(f"{names[0]} "), Part("et al.", is_italic=True)]
    return [Part(" and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part))]


def _inverted(name: Name, *, mark: str, between: str) -> str:
    """Return a name with the family first; ``mark`` stands after each initial."""
    if name.literal or not name.given:
        return name.literal or name.family
    return f"{name.family}{between}{initials(name.given, mark)}"


def initials(given: str, mark: str = "") -> str:
    """Return the initials of given names in any spelling: "Angelos P.", "AP" and "A. P." are all "AP"."""
    found = []
    for word in re.split(r"[\s.]+", given):
        letters = word if word.isupper() and len(word) <= 3 and "-" not in word else ""
        if letters:
            found += [letter + mark for letter in letters]
            continue
        parts = [part for part in word.split("-") if part]
        joined = (mark + "-" if mark else "").join(part[0].upper() for part in parts)
        if word.startswith("-") and found and mark:
            joined = f"-{joined}"
        found.append(joined + mark if joined else "")
    return "".join(found)


def _pages(pages: str) -> str:
    """Return pages as Harvard has them; the number of an article stands alone."""
    if not pages[0].isdigit():
        return pages
    spread = re.sub(r"(?<=\d)-(?=\d)", EN_DASH, pages)
    return f"pp. {spread}" if re.search(rf"[{EN_DASH},-]", spread) else f"p. {spread}"


def _where(it: Reference, before: str, before_doi: str) -> str:
    if it.doi:
        return f"{before_doi}{it.doi}" if before_doi else f"{before}https://doi.org/{it.doi}"
    return f"{before}{it.url}" if it.url else ""


def _sentence(text: str) -> str:
    """Return a text with one full stop at its end; an address keeps its own end."""
    return text if re.search(r"[.?!]$", text) or re.search(r"(https?://|doi:)\S+$", text) else f"{text}."


def _end(text: str) -> Part:
    return Part(f"{text}.")


def formatted(reference: Reference) -> list[dict[str, Any]]:
    """Return the reference in each style with its name, for a page."""
    return [
        {"style": label, "parts": cite(reference, style)}
        for style, label in ((VANCOUVER, "Vancouver"), (HARVARD, "Harvard (Cite Them Right)"))
    ]
