"""The parts of a result that do not depend on what was asked, drawn once for each state of the library."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.template import engines
from django.utils.translation import get_language
from markupsafe import Markup

from ..search import kept_since_change
from .cards import MOST_KEPT, Card


class Drawn(NamedTuple):
    """The line over the title, and what stands between title and text and under the text."""

    eyebrow: Markup
    above: Markup
    below: Markup


def with_parts(cards: Iterable[Card]) -> list[tuple[Card, Drawn]]:
    """Return the cards, each with its parts as they are drawn."""
    kept = kept_since_change(f"drawn cards {get_language()}", most=MOST_KEPT)
    found = []
    for card in cards:
        drawn = kept.get(card.key)
        if drawn is None:
            drawn = kept[card.key] = _draw(card)
        found.append((card, drawn))
    return found


def _draw(card: Card) -> Drawn:
    engine: Any = engines["jinja2"]
    macros = engine.env.get_template("search/card.html").module
    return Drawn(macros.eyebrow(card), macros.above(card), macros.below(card))
