"""Crossref: the record of a DOI (https://api.crossref.org, REST API)."""

from ..formats import Reference, csl
from ..problems import FileError
from .fetching import LookupFailed, NotThere, Source, fetch, in_path

CROSSREF = Source("Crossref", "crossref")


def find_doi(doi: str) -> Reference:
    """Return what Crossref says of a DOI. Raises LookupFailed, NotThere."""
    content = fetch(CROSSREF, f"/works/{in_path(doi)}", {})
    try:
        records = csl.read(content).records
    except FileError:
        raise LookupFailed("Crossref answered with something that is no record.") from None
    if not records or records[0].doi != doi:
        raise NotThere("Crossref does not know it.")
    return records[0]
