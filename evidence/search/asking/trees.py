"""Questions that differ from one by a word."""

from collections.abc import Callable, Iterator, Mapping

from ..language.tree import All, Either, In, Node, Phrase, Plain, Without, Word

Counter = Callable[[Node], int]


def with_words(node: Node, texts: Mapping[Word, str]) -> Node:
    """Return the same question with other words in place of some."""
    if isinstance(node, Word):
        return Word(texts.get(node, node.text))
    if isinstance(node, Plain):
        return Plain(tuple(Word(texts.get(word, word.text)) for word in node.words))
    if isinstance(node, Phrase):
        words = (Word(texts.get(word, word.text)) if isinstance(word, Word) else word for word in node.words)
        return Phrase(tuple(words), node.distance)
    if isinstance(node, All | Either):
        return type(node)(tuple(with_words(part, texts) for part in node.parts))
    if isinstance(node, In):
        return In(node.field, with_words(node.part, texts))
    return node


def wanted_words(node: Node) -> Iterator[Word]:
    """Yield the words that have to be found outside of names, each as it was typed."""
    if isinstance(node, Word):
        yield node
    elif isinstance(node, Plain | Phrase):
        yield from (word for word in node.words if isinstance(word, Word))
    elif isinstance(node, All | Either):
        for part in node.parts:
            yield from wanted_words(part)
    elif isinstance(node, In) and node.field == "title":
        yield from wanted_words(node.part)


def without_rarest(node: Node, count: Counter) -> tuple[Node, Node] | None:
    """Return the question without the part that fewest records have, and that part; None where nothing can go."""
    if isinstance(node, Phrase) and len(node.words) > 1:
        return without_rarest(All(node.words), count)
    if not isinstance(node, All):
        return None
    wanted = [part for part in node.parts if not isinstance(part, Without)]
    if len(wanted) < 2:
        return None
    rarest = min(wanted, key=count)
    left = list(node.parts)
    left.remove(rarest)
    return (All(tuple(left)) if len(left) > 1 else left[0]), rarest
