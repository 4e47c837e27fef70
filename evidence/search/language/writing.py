"""A tree written in the library's own language; reading it again gives the same tree."""

from .tree import All, Beginning, Either, Identifier, In, Node, Phrase, Plain, Without, Word, Years


def write(node: Node) -> str:
    """Return the question that a tree stands for, in the library's own signs."""
    if isinstance(node, Plain) or (isinstance(node, All) and any(isinstance(part, Plain) for part in node.parts)):
        return _write(node, joined=" ")
    return _write(node, joined=" AND ")


def _write(node: Node, joined: str) -> str:
    if isinstance(node, All):
        return joined.join(_bracketed(part, Either, joined) for part in node.parts)
    if isinstance(node, Either):
        return " OR ".join(_bracketed(part, All, joined) for part in node.parts)
    if isinstance(node, Without):
        return f"NOT {_bracketed(node.part, All | Either, joined)}"
    if isinstance(node, In):
        return f"{node.field}:{_bracketed(node.part, All | Either, joined)}"
    return _write_leaf(node)


def _bracketed(part: Node, kinds: type | object, joined: str) -> str:
    written = _write(part, joined)
    return f"({written})" if isinstance(part, kinds) else written  # type: ignore[arg-type]


def _write_leaf(node: Word | Beginning | Phrase | Years | Identifier | Plain) -> str:
    if isinstance(node, Phrase):
        written = '"' + " ".join(_write_leaf(word) for word in node.words) + '"'
        return f"{written}~{node.distance}" if node.distance else written
    if isinstance(node, Plain):
        return " ".join(word.text for word in node.words)
    if isinstance(node, Years):
        return _write_years(node)
    if isinstance(node, Identifier):
        return _write_identifier(node.text)
    return f"{node.text}*" if isinstance(node, Beginning) else node.text


def _write_years(years: Years) -> str:
    first, last = years.first or "", years.last or ""
    return f"year:{first}" if first == last else f"year:{first}..{last}"


def _write_identifier(text: str) -> str:
    if text.startswith("10."):
        return f"doi:{text}"
    if text.startswith("pmc"):
        return text.upper()
    return f"isbn:{text}" if len(text) == 13 else f"pmid:{text}"
