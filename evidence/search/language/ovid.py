"""Strategies as they are written for Ovid, brought into the spelling of PubMed."""

import re

from .pubmed import SUFFIX

_DOI_OR_QUOTE = re.compile(r"\b10\.[0-9]{4,9}/\S+|\"[^\"]*\"")
_MARKS = re.compile(
    rf"\.(?:{SUFFIX})\.(?=[\s)]|$)|\bexp\s{{1,3}}[^/\n]{{1,120}}/(?=[\s)]|$)|\b(?:or|and)/[0-9]|\badj[0-9]{{1,2}}(?!\w|['&-]\w|[.,][0-9])",
    re.IGNORECASE,
)
_PIECES = re.compile(r"(\"[^\"]*\"|\b(?:and|or|not|adj[0-9]{0,2})\b|[()\n])", re.IGNORECASE)
_BEHIND = re.compile(rf"(/|\.(?:{SUFFIX})\.)(?:\s?/?freq=[0-9]{{1,3}})?$", re.IGNORECASE)
_LETTERS_MISSING = re.compile(r"(?<=\w)(?:\$[0-9]{0,2}|[?#](?!\w*=))")


def is_ovid(text: str) -> bool:
    """Return whether a text has signs that only Ovid has."""
    return bool(_MARKS.search(_DOI_OR_QUOTE.sub(" q ", text)))


def from_ovid(text: str) -> str:
    """Return an Ovid text with capital operators, headings and suffixes as tags, and words side by side as phrases."""
    return "".join(_with_spaces(piece) for piece in _PIECES.split(text))


def _with_spaces(piece: str) -> str:
    bare = piece.strip()
    before, behind = piece[: len(piece) - len(piece.lstrip())], piece[len(piece.rstrip()) :]
    return f"{before}{_translated(bare)}{behind}" if bare else piece


def _translated(bare: str) -> str:
    if bare.startswith('"') or bare in {"(", ")"}:
        return _LETTERS_MISSING.sub("*", bare)
    if bare.lower() in {"and", "or", "not"} or re.fullmatch(r"adj[0-9]{0,2}", bare, re.IGNORECASE):
        return bare.upper()
    behind = _BEHIND.search(bare)
    words = bare[: behind.start()] if behind else bare
    words = re.sub(r"^(?:exp\b\s*)?\*?", "", words, flags=re.IGNORECASE).strip()
    tag = f"[{behind[1]}]" if behind else ""
    return _as_phrase(_LETTERS_MISSING.sub("*", words)) + tag


def _as_phrase(words: str) -> str:
    """Return words side by side as the phrase that they are in Ovid; with other signs among them, as they are."""
    has_signs = re.search(r"[\[\]#:]", words)
    return f'"{words}"' if len(words.split()) > 1 and not has_signs and '"' not in words else words
