"""Pages as a visitor's browser reads them: links, counts, visible words, and what a strict policy would block."""

import html
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.test import Client


@dataclass
class Reading:
    """What stands on one page."""

    links: list[str] = field(default_factory=list)
    counts: list[tuple[str, int]] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words with one space between them."""
        return " ".join(" ".join(self.words).split())


class _Reader(HTMLParser):
    def __init__(self, address: str):
        super().__init__(convert_charrefs=True)
        self.address, self.reading = address, Reading()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.reading.ids.append(given["id"])
        if tag == "a" and given.get("href"):
            self.reading.links.append(urljoin(self.address, given["href"]))
        if "data-count" in given:
            self.reading.counts.append((urljoin(self.address, given.get("href") or ""), int(given["data-count"])))
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.reading.inline.append(tag)
        self.reading.inline += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]

    def handle_data(self, data):
        self.reading.words.append(data)


def told(answer) -> str:
    """Return the visible words of an answer."""
    return read(answer.content.decode()).text


def signed_in(person) -> Client:
    """Return a visitor who has signed in."""
    client = Client()
    client.force_login(person)
    return client


def read(body: str, address: str = "/") -> Reading:
    """Return what stands on a page."""
    reader = _Reader(address)
    reader.feed(body)
    return reader.reading


def visit(address: str, client: Client | None = None) -> Reading:
    """Open a page that must be there and read it."""
    response = (client or Client()).get(address)
    assert response.status_code == 200, (address, response.status_code)
    return read(response.content.decode(), address)


def is_internal(address: str) -> bool:
    """Whether a link stays in the library."""
    return not urlsplit(address).netloc and urlsplit(address).scheme in {"", "http", "https"}


def without_fragment(address: str) -> str:
    """Return an address without the part of the page that it points to."""
    return urlsplit(address)._replace(fragment="").geturl()


def written(text: object) -> str:
    """Return a value as the reading of a page gives it: one line, one space between words."""
    return " ".join(html.unescape(str(text)).split())
