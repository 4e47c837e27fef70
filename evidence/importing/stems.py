"""What the addresses of new papers are made from."""

from collections.abc import Sequence

from .formats import Name

_WORDS = 4
_EMPTY_WORDS = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "the", "to"})


def stem_of(authors: Sequence[Name], year: int | None, title: str) -> str:
    """Return who, when, and the first telling words of the title."""
    who = (authors[0].family or authors[0].literal) if authors else ""
    words = [word for word in title.split() if word.lower() not in _EMPTY_WORDS]
    return " ".join([who, str(year or ""), *words[:_WORDS]])
