"""Identifiers of publications inside a question, in any spelling."""

import re

from django.core.exceptions import ValidationError

from ...models.identifiers import normalise_doi, normalise_isbn, normalise_pmcid, normalise_pmid
from .tree import Identifier

# The sign set of a DOI is that of real ones; quotes and square brackets belong to the question around it.
_DOI = r"10\.[0-9]{4,9}/[!#-Z\\^-z|~]+"
IDENTIFIER = rf"""
    (?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi\s{{0,3}}:?\s{{0,3}})?(?P<doi>{_DOI})
  | (?P<link>https?://[^\s"()\[\]]{{1,300}})
  | pmid\s{{0,3}}:?\s{{0,3}}(?P<pmid>[0-9]{{1,8}})(?![\w*]|[-./]\w)
  | (?:pmcid\s{{0,3}}:?\s{{0,3}})?(?P<pmcid>pmc\s?[0-9]{{1,9}})(?![\w*]|-\w)
  | isbn(?:-?1[03])?\s{{0,3}}:?\s{{0,3}}(?P<isbn>[0-9](?:[\ -]?[0-9]){{8,11}}[\ -]?[0-9X])(?![\w*])
  | (?P<bare_isbn>97[89](?:[\ -]?[0-9]){{10}})(?![\w*])
"""
_ANYWHERE = re.compile(IDENTIFIER, re.VERBOSE | re.IGNORECASE)
_IN_LINK = re.compile(
    rf"(?P<doi>{_DOI})|pubmed\.ncbi\.nlm\.nih\.gov/(?P<pmid>[0-9]{{1,8}})|/(?P<pmcid>pmc[0-9]{{1,9}})\b", re.IGNORECASE
)
_MAY_BE_PMID = re.compile(r"[0-9]{5,8}")
_NORMALISE = {
    "doi": normalise_doi,
    "pmid": normalise_pmid,
    "pmcid": normalise_pmcid,
    "isbn": normalise_isbn,
    "bare_isbn": normalise_isbn,
}


def read_identifier(match: re.Match[str]) -> tuple[Identifier, int] | None:
    """Return the identifier that was met and where it ends, or None where it only looks like one."""
    if match["link"]:
        inside = _IN_LINK.search(match["link"])
        found = read_identifier_named(inside) if inside else None
        return (found[0], match.end()) if found else None
    return read_identifier_named(match)


def read_identifier_named(match: re.Match[str]) -> tuple[Identifier, int] | None:
    """Return the identifier of the one named group that matched, and where it ends."""
    for name, text in match.groupdict().items():
        if text and name in _NORMALISE:
            written = _trimmed(text) if name == "doi" else text
            try:
                return Identifier(_NORMALISE[name](written).lower()), match.start(name) + len(written)
            except ValidationError:
                return None
    return None


def has_identifier(text: str) -> bool:
    """Return whether something in a text looks like an identifier."""
    return bool(_ANYWHERE.search(text))


def read_pmid(text: str) -> Identifier | None:
    """Return the PMID that a question of digits alone may be."""
    return Identifier(text.lstrip("0")) if _MAY_BE_PMID.fullmatch(text) and text.strip("0") else None


def _trimmed(doi: str) -> str:
    """Return a DOI without the punctuation and closing brackets of the sentence around it."""
    unbalanced = doi.count(")") - doi.count("(")
    end = len(doi)
    while end:
        last = doi[end - 1]
        if last == ")" and unbalanced > 0:
            unbalanced -= 1
        elif last not in ".,;:'!?/*~&":
            break
        end -= 1
    return doi[:end]
