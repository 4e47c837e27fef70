"""An open bracket of a question: what was read inside it so far, and the tree that it becomes."""

from dataclasses import dataclass, field

from .identifiers import has_identifier
from .joining import all_of, either_of, in_field, without
from .lexer import read_tokens
from .notices import READ_AS, Notices
from .tokens import Token
from .tree import All, Either, Identifier, Node, Plain, Word
from .writing import write

MOST_READINGS = 3


@dataclass
class Before:
    """What stands before an item and applies to it."""

    negated: bool = False
    field: str = ""
    near: Token | None = None
    sign: Token | None = None


@dataclass
class Item:
    """An item of an alternative. A loose one is a plain word that no sign touches; one behind a sign begins a run."""

    node: Node | None
    text: str
    negated: bool = False
    field: str = ""
    loose: bool = False
    begins: bool = False


@dataclass
class Bracket:
    """An open bracket: the alternatives read so far, and what waits for its next item."""

    start: int = 0
    outside: Before = field(default_factory=Before)
    alternatives: list[list[Item]] = field(default_factory=lambda: [[]])
    before: Before = field(default_factory=Before)
    mixes: bool = False


def exact_tree(bracket: Bracket, notices: Notices) -> Node | None:
    """Return what a bracket says where operators are obeyed exactly."""
    tree = either_of(all_of(_node_of(item, notices) for item in items) for items in bracket.alternatives)
    is_mixed = bracket.mixes and isinstance(tree, Either) and any(isinstance(part, All) for part in tree.parts)
    if tree and is_mixed and notices.count(READ_AS) < MOST_READINGS:
        notices.add(READ_AS, reading=write(tree))
    return tree


def plain_tree(bracket: Bracket, notices: Notices, *, is_inside: bool) -> Node | None:
    """Return what a bracket says without operators: identifiers, plain words as one part, all else.

    In this order wherever they stand, so that one meaning has one tree. Inside a field each word has to be found.
    """
    items = bracket.alternatives[0]
    rest = all_of(_node_of(item, notices) for item in items if not item.loose)
    others = list(rest.parts) if isinstance(rest, All) else [rest] if rest else []
    found, words = _identifiers_among([item.text for item in items if item.loose])
    identifiers: list[Node] = [*(other for other in others if isinstance(other, Identifier)), *found]
    plain: list[Node] = list(words) if is_inside else [Plain(words)] if words else []
    return all_of([*identifiers, *plain, *(other for other in others if not isinstance(other, Identifier))])


def _node_of(item: Item, notices: Notices) -> Node | None:
    node = item.node
    if node and item.field:
        node = in_field(item.field, node, notices)
    return without(node) if node and item.negated else node


def _identifiers_among(texts: list[str]) -> tuple[list[Identifier], tuple[Word, ...]]:
    """Return the identifiers that plain words make when they stand beside each other, and the words that remain."""
    found: list[Identifier] = []
    while has_identifier(" ".join(texts)):
        nodes = [token.node for token in read_tokens(" ".join(texts), Notices())]
        words = [node.text for node in nodes if isinstance(node, Word)]
        found += [node for node in nodes if isinstance(node, Identifier)]
        if len(words) == len(texts):
            break
        texts = words
    return found, tuple(map(Word, texts))
