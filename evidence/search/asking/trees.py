"""Questions that differ from one by a word."""

from collections.abc import Collection, Iterator, Mapping

from ..language.tree import All, Either, In, Node, Phrase, Plain, Without, Word


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


def parts_to_leave_out(node: Node) -> list[Node]:
    """Return the parts of a question any of which could be left out, so that the others are asked alone."""
    if isinstance(node, Phrase):
        return list(dict.fromkeys(node.words))
    parts = dict.fromkeys(node.parts) if isinstance(node, All) else ()
    return [part for part in parts if not isinstance(part, Without)]


def leaving_out(node: Node, left_out: Collection[Node]) -> Node:
    """Return the question without some of its parts; the words of a phrase need no longer stand together."""
    parts = node.words if isinstance(node, Phrase) else node.parts if isinstance(node, All) else (node,)
    rest = tuple(part for part in dict.fromkeys(parts) if part not in left_out)
    return All(rest) if len(rest) > 1 else rest[0]
