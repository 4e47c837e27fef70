"""Looking references up at Crossref, PubMed and OpenAlex, and asking links; nothing else here asks other machines."""

from .answering import Answer, ask_address
from .combining import Found, Identifier, identify, look_up
from .fetching import LookupFailed, NotThere
from .pubmed import MOST_RECORDS, PubmedAnswer, search_pubmed

__all__ = [
    "MOST_RECORDS",
    "Answer",
    "Found",
    "Identifier",
    "LookupFailed",
    "NotThere",
    "PubmedAnswer",
    "ask_address",
    "identify",
    "look_up",
    "search_pubmed",
]
