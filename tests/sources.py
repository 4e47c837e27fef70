"""A machine on this one that speaks the formats of Crossref, PubMed and OpenAlex, and misbehaves as it is told.

``answers`` holds what it says by path, as far as the path begins so: a function of the request's handler. ``asked``
holds every request that came, with its headers, and ``methods`` how it came.
"""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

from evidence.importing.lookups.fetching import Source

ODD = Source("Odd", "crossref", pause=0)  # a source of no kind, to misbehave
DOI, PMID, TITLE = "10.1234/synthetic.2020", "30000001", "A synthetic evaluation of joined-up care"

CROSSREF = {
    "message": {
        "type": "journal-article",
        "title": [TITLE],
        "container-title": ["Journal of Made-up Results"],
        "author": [{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "Richard"}],
        "issued": {"date-parts": [[2020, 5]]},
        "volume": "12",
        "issue": "3",
        "page": "826-833",
        "DOI": DOI.upper(),
        "publisher": "Synthetic Press",
    }
}
MEDLINE = f"""
PMID- {PMID}
TI  - {TITLE}.
FAU - Doe, Jane
FAU - Roe, Richard
JT  - Journal of Made-up Results
DP  - 2020 May
LID - {DOI} [doi]
PMC - PMC7000001
PT  - Journal Article
"""
OPENALEX = {
    "title": TITLE,
    "publication_year": 2020,
    "doi": f"https://doi.org/{DOI}",
    "ids": {"pmid": f"https://pubmed.ncbi.nlm.nih.gov/{PMID}"},
    "type": "article",
    "authorships": [{"author": {"display_name": "Jane Doe"}}, {"author": {"display_name": "Richard Roe"}}],
    "primary_location": {"source": {"display_name": "Journal of Made-up Results"}},
    "biblio": {"volume": "12", "issue": "3", "first_page": "826", "last_page": "833"},
    "is_retracted": False,
}

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        server: Sources = self.server.sources
        path = unquote(self.path)
        server.asked.append((path, dict(self.headers)))
        server.methods.append(self.command)
        best = max((name for name in server.answers if path.startswith(name)), key=len, default="")
        self.close_connection = True
        (server.answers[best] if best else status(404))(self)

    do_HEAD = do_GET  # noqa: N815 - the name is the server's

    def say(self, content: bytes | str, code: int = 200, **headers: str) -> None:
        """Answer at once."""
        content = content.encode() if isinstance(content, str) else content
        self.send_response(code)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *arguments):  # what it is asked stands in ``asked``
        pass


def say(content, code: int = 200, **headers: str) -> Answer:
    """Return an answer that is always the same."""
    text = json.dumps(content) if isinstance(content, dict | list) else content
    return lambda handler: handler.say(text, code, **headers)


def status(code: int, **headers: str) -> Answer:
    """Return an answer without content."""
    return say("", code, **headers)


def in_turn(*answers: Answer) -> Answer:
    """Return an answer that changes from one request to the next; the last one stays."""
    left = list(answers)

    def answer(handler: Handler) -> None:
        now = left.pop(0) if len(left) > 1 else left[0]
        now(handler)

    return answer


def search_pubmed(handler: Handler) -> None:
    """Find the one record by its DOI, or by any query that names "care"."""
    term = parse_qs(urlsplit(handler.path).query)["term"][0]
    numbers = [PMID] if DOI in term or "care" in term else []
    handler.say(json.dumps({"esearchresult": {"count": str(len(numbers)), "idlist": numbers}}))


@dataclass
class Sources:
    """The server while it runs."""

    url: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    methods: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.sources = self
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.behave()
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *error):
        self.server.shutdown()
        self.server.server_close()

    def behave(self) -> None:
        """Answer as the real ones do."""
        self.answers = {
            f"/crossref/works/{DOI}": say(CROSSREF),
            "/pubmed/esearch.fcgi": search_pubmed,
            "/pubmed/efetch.fcgi": say(MEDLINE),
            f"/openalex/works/doi:{DOI}": say(OPENALEX),
            f"/openalex/works/pmid:{PMID}": say(OPENALEX),
        }

    @property
    def settings(self) -> dict[str, str]:
        """What the setting LOOKUPS holds for this server."""
        return {name: f"{self.url}/{name}" for name in ("crossref", "pubmed", "openalex")}

    @property
    def environment(self) -> dict[str, str]:
        """The variables by which a process finds this server."""
        return {f"{name.upper()}_URL": url for name, url in self.settings.items()}
