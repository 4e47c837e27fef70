"""PubMed, through NCBI's E-utilities: the record of a number or a DOI, and whole searches."""

import json
import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from ..formats import Reference, nbib
from ..problems import FileError
from .fetching import LookupFailed, NotThere, Source, fetch

PUBMED = Source("PubMed", "pubmed", pause=0.34)
MOST_RECORDS, AT_ONCE = 1000, 200
LONGEST_QUERY = 6_000
_NUMBER = re.compile(r"[1-9][0-9]{0,7}", re.ASCII)


@dataclass(frozen=True)
class PubmedAnswer:
    """What a search gave: how many records there are, and as a file those that were taken."""

    total: int
    taken: int
    content: bytes
    warnings: tuple[str, ...] = ()


def find_pmid(pmid: str) -> Reference:
    """Return what PubMed says of one of its numbers. Raises LookupFailed, NotThere."""
    found = next((record for record in _records(_file([pmid])) if record.pmid == pmid), None)
    if found is None:
        raise NotThere(_("%s does not know it.") % PUBMED.name)
    return found


def find_doi(doi: str) -> Reference:
    """Return what PubMed says of a DOI. Raises LookupFailed, NotThere."""
    numbers, *_rest = _search(f'"{doi}"[doi]', most=2)
    if not numbers:
        raise NotThere(_("%s does not know it.") % PUBMED.name)
    for record in _records(_file(numbers)):
        if record.doi == doi:
            return record
    raise NotThere(_("%s does not know it.") % PUBMED.name)


def search_pubmed(query: str, *, most: int = AT_ONCE) -> PubmedAnswer:
    """Return the newest records that a query finds, as PubMed's own kind of file. Raises LookupFailed, NotThere."""
    if len(query) > LONGEST_QUERY:
        raise LookupFailed(
            _("The query has %(length)s characters; at most %(most)s are sent to PubMed.")
            % {"length": len(query), "most": LONGEST_QUERY}
        )
    numbers, total, warnings = _search(query, most=min(most, MOST_RECORDS))
    if not numbers:
        raise NotThere(_("PubMed finds nothing for this query."))
    pieces = [_file(numbers[at : at + AT_ONCE]) for at in range(0, len(numbers), AT_ONCE)]
    return PubmedAnswer(total, len(numbers), b"\n".join(pieces), warnings)


def _search(query: str, *, most: int) -> tuple[list[str], int, tuple[str, ...]]:
    """Return the numbers found, how many there are in all, and what PubMed remarks on the query."""
    content = fetch(
        PUBMED, "/esearch.fcgi", {"db": "pubmed", "term": query, "retmax": most, "retmode": "json", **_who()}
    )
    try:
        result = json.loads(content)["esearchresult"]
        numbers = [str(number) for number in result["idlist"]]
        total = int(result["count"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise LookupFailed(_("PubMed answered with something that is no list of records.")) from None
    return [n for n in numbers if _NUMBER.fullmatch(n)][:most], total, _remarks(result)


def _remarks(result: Any) -> tuple[str, ...]:
    """Return what PubMed did not understand, in its own words."""
    said = []
    for part in ("errorlist", "warninglist"):
        lists = result.get(part)
        for name, texts in lists.items() if isinstance(lists, dict) else ():
            said += [f"{name}: {text}" for text in texts if isinstance(texts, list)]
    return tuple(said[:10])


def _file(numbers: list[str]) -> bytes:
    query = {"db": "pubmed", "id": ",".join(numbers), "rettype": "medline", "retmode": "text", **_who()}
    return fetch(PUBMED, "/efetch.fcgi", query)


def _records(content: bytes) -> list[Reference]:
    try:
        records = [record for record in nbib.read(content).records if record.pmid]
    except FileError:
        records = []
    if not records:
        raise NotThere(_("%s does not know it.") % PUBMED.name)
    return records


def _who() -> dict[str, str]:
    contact = {"email": settings.LOOKUP_CONTACT} if settings.LOOKUP_CONTACT else {}
    return {"tool": "IntegratedCareEvidenceLibrary", **contact}
