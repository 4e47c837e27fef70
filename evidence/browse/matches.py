"""Why a record was found: its words marked where they already stand on the card, or quoted from where they do not."""

import html
from typing import NamedTuple

from markupsafe import Markup, escape

from ..search import Hit
from ..web.translation import translate as _

MARK = "<mark>"


class Match(NamedTuple):
    """Title and text with the words marked, and a quotation from elsewhere in the record with where it stands."""

    title: Markup
    text: Markup
    place: str
    quotation: Markup


def match_of(hit: Hit, title: str, text: str) -> Match:
    """Return why a hit was found. The snippet of the search is escaped already; everything else is escaped here."""
    snippet = hit.snippet
    if not snippet:
        return Match(_capital(escape(title)), escape(text), "", Markup())
    plain = html.unescape(snippet.replace(MARK, "").replace("</mark>", "")).strip()
    marked = Markup(snippet.strip())  # noqa: S704 - the search escapes what it quotes
    if plain in title:
        return Match(_capital(_with(marked, plain, title)), escape(text), "", Markup())
    if plain in text:
        return Match(_capital(escape(title)), _with(marked, plain, text), "", Markup())
    places = {
        "title": _("Matched in another name:"),
        "linked": _("Matched through its links:"),
    }
    return Match(_capital(escape(title)), escape(text), places.get(hit.snippet_band, _("Matched in:")), marked)


def _with(marked: Markup, plain: str, text: str) -> Markup:
    before, _found, after = text.partition(plain)
    return escape(before) + marked + escape(after)


def _capital(title: Markup) -> Markup:
    """Return a title with its first letter as a capital, also where that letter is marked."""
    start = len(MARK) if title.startswith(MARK) else 0
    if title[start : start + 1] in {"&", "<"}:
        return title
    return Markup(title[:start] + title[start : start + 1].upper() + title[start + 1 :])  # noqa: S704 - was escaped
