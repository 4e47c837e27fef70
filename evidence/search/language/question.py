"""From any text to a question: its tree, whether signs were used, and what is to be said about it."""

from dataclasses import dataclass

from .grammar import Reader
from .joining import as_question, shallow
from .notices import Notice, Notices
from .ovid import from_ovid, is_ovid
from .strategies import read_lines, read_strategy
from .tokens import tidy
from .tree import Node


@dataclass(frozen=True)
class Question:
    """What somebody asks for.

    The tree is None where there is nothing to look for. ``is_exact`` says whether any sign of the language was used:
    an operator, a phrase, a beginning, a field, years, a tag. The notices are sentences to be shown.
    """

    tree: Node | None
    is_exact: bool = False
    notices: tuple[Notice, ...] = ()


def parse(text: str) -> Question:
    """Return the question that a text is. Any text is one; what is not understood is named."""
    text = tidy(text)
    notices = Notices()
    lines = read_lines(text)
    if lines:
        tree = read_strategy(lines, notices)
        tree = as_question(shallow(tree, notices)) if tree else None
        return Question(tree, is_exact=True, notices=tuple(notices))
    reader = Reader(from_ovid(text) if is_ovid(text) else text, notices)
    tree = reader.read()
    return Question(tree, reader.has_signs, tuple(notices))
