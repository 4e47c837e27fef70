"""Looking references up at Crossref, PubMed and OpenAlex; the only part of the library that asks other machines."""

from .combining import Found, Identifier, identify, look_up
from .fetching import LookupFailed, NotThere
from .pubmed import MOST_RECORDS, PubmedAnswer, search_pubmed

__all__ = [
    "MOST_RECORDS",
    "Found",
    "Identifier",
    "LookupFailed",
    "NotThere",
    "PubmedAnswer",
    "identify",
    "look_up",
    "search_pubmed",
]
