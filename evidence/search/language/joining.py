"""Putting parts together so that one meaning has one tree: nothing double, nothing empty, no needless brackets."""

from collections.abc import Iterable

from .identifiers import read_pmid
from .notices import NO_YEAR, TOO_DEEP, Notices
from .tree import All, Beginning, Either, Identifier, In, Node, Phrase, Plain, Without, Word, Years

MOST_DEEP = 30
MOST_PAIRS, MOST_DISTANCE, LONGEST_NEAR = 100, 50, 40
FIRST_YEAR, LAST_YEAR = 1000, 2999


def all_of(parts: Iterable[Node | None]) -> Node | None:
    """Return the tree that needs every part; parts that are empty do not count."""
    flat: list[Node] = []
    for part in parts:
        if isinstance(part, All):
            flat += part.parts
        elif part is not None:
            flat.append(part)
    return All(tuple(flat)) if len(flat) > 1 else (flat[0] if flat else None)


def either_of(parts: Iterable[Node | None]) -> Node | None:
    """Return the tree that needs at least one part."""
    flat: list[Node] = []
    for part in parts:
        if isinstance(part, Either):
            flat += part.parts
        elif part is not None:
            flat.append(part)
    return Either(tuple(flat)) if len(flat) > 1 else (flat[0] if flat else None)


def without(part: Node) -> Node:
    """Return the tree that refuses the part."""
    return part.part if isinstance(part, Without) else Without(part)


def in_field(field: str, part: Node, notices: Notices) -> Node | None:
    """Return the part looked for in one field; inner fields, years and identifiers keep their own meaning."""
    if isinstance(part, In | Years | Identifier | Plain):
        return part
    if field == "year" and isinstance(part, Word | Beginning | Phrase):
        return _year_of(part, notices)
    if field != "year" and not _has_own_place(part):
        return In(field, part)
    inner = [in_field(field, one, notices) for one in _inner(part)]
    if isinstance(part, Without):
        return without(inner[0]) if inner[0] else None
    return all_of(inner) if isinstance(part, All) else either_of(inner)


def _has_own_place(part: Node) -> bool:
    return isinstance(part, In | Years | Identifier | Without) or any(map(_has_own_place, _inner(part)))


def _year_of(part: Word | Beginning | Phrase, notices: Notices) -> Years | None:
    text = " ".join(word.text for word in part.words) if isinstance(part, Phrase) else part.text
    year = year_in(text) if not isinstance(part, Beginning) else None
    if year is None:
        notices.add(NO_YEAR, text=text)
        return None
    return Years(year, year)


def year_in(text: str) -> int | None:
    """Return the year that four digits are."""
    if len(text) == 4 and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    return None


def near(left: Node, right: Node, distance: int, *, any_order: bool) -> Node | None:
    """Return the phrases that have a word of either side at most so far apart, or None where that cannot be said."""
    lefts, rights = _phrases(left), _phrases(right)
    if len(lefts) * len(rights) > MOST_PAIRS:
        return None
    pairs = [(one, other) for one in lefts for other in rights]
    pairs += [(other, one) for one, other in pairs if any_order and one != other]
    phrases = [
        Phrase(one.words + other.words, min(distance + one.distance + other.distance, MOST_DISTANCE))
        for one, other in pairs
    ]
    return either_of(phrases) if all(len(phrase.words) <= LONGEST_NEAR for phrase in phrases) else None


def _phrases(part: Node) -> list[Phrase]:
    """Return a part as phrases, one of which is meant; none where the part is more than that."""
    if isinstance(part, Phrase):
        return [part]
    if isinstance(part, Word | Beginning):
        return [Phrase((part,))]
    if isinstance(part, Either):
        phrases = [_phrases(inner) for inner in part.parts]
        return [phrase for inner in phrases for phrase in inner] if all(phrases) else []
    return []


def shallow(part: Node, notices: Notices) -> Node | None:
    """Return the tree with brackets no deeper than can be written and read again."""
    if _depth(part) <= MOST_DEEP:
        return part
    notices.add(TOO_DEEP, most=str(MOST_DEEP))
    return _cut(part, MOST_DEEP)


def _inner(part: Node) -> tuple[Node, ...]:
    if isinstance(part, All | Either):
        return part.parts
    return (part.part,) if isinstance(part, Without | In) else ()


def _depth(part: Node) -> int:
    """Return how many brackets inside each other the tree needs when written."""
    deepest = 0
    for inner in _inner(part):
        needs_bracket = isinstance(inner, All | Either)
        deepest = max(deepest, _depth(inner) + needs_bracket)
    return deepest


def _cut(part: Node, left: int) -> Node | None:
    """Replace what would need more brackets than are left by its leaves, all of which are wanted."""
    if isinstance(part, In):
        return part if _depth(part) <= left else all_of(_leaves(part))
    if isinstance(part, Without):
        return part if _depth(part) <= left else None
    if not isinstance(part, All | Either):
        return part
    parts: list[Node | None] = []
    for inner in part.parts:
        if not isinstance(inner, All | Either):
            parts.append(_cut(inner, left))
        elif left > 0:
            parts.append(_cut(inner, left - 1))
        else:
            parts += _leaves(inner)
    return all_of(parts) if isinstance(part, All) else either_of(parts)


def _leaves(part: Node) -> list[Node]:
    if isinstance(part, Without):
        return []
    if isinstance(part, In) and isinstance(part.part, Word | Beginning | Phrase):
        return [part]
    inner = _inner(part)
    return [leaf for one in inner for leaf in _leaves(one)] if inner else [part]


def as_question(part: Node | None) -> Node | None:
    """Return a whole question: a word that stands alone is a plain one, and digits alone may be a PMID as well."""
    word = part.words[0] if isinstance(part, Plain) and len(part.words) == 1 else part
    if not isinstance(word, Word):
        return part
    pmid = read_pmid(word.text)
    return Either((pmid, word)) if pmid else Plain((word,))
