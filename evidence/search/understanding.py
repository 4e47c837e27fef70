"""A question as the library reads it, written in the library's own signs."""

from .criteria import Criteria
from .language import parse, write
from .language.tree import Plain


def understood(criteria: Criteria) -> str:
    """Return the words of a search as they are read, or "" where there is nothing to look for."""
    tree = parse(criteria.q).tree
    return write(tree) if tree is not None else ""


def is_plain(criteria: Criteria) -> bool:
    """Return whether a search asks for words side by side, without any sign of the language."""
    return isinstance(parse(criteria.q).tree, Plain)
