"""What a result shows of its record whatever was asked, and the parts of it as they are drawn."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.template import engines
from markupsafe import Markup

Glance = dict[str, Any]


class Drawn(NamedTuple):
    """The line over the title, and what stands between title and text and under the text."""

    eyebrow: Markup
    above: Markup
    below: Markup


@dataclass(frozen=True, eq=False)
class Face:
    """What a card shows of its record, whatever was asked."""

    kind: str
    kind_label: str
    url: str
    title: str
    text: str
    eyebrow: tuple[str, ...]
    is_unchecked: bool
    more: dict[str, Any]
    glance: Glance  # from which it was made

    @cached_property
    def drawn(self) -> Drawn:
        """The parts that no question changes, drawn once."""
        engine: Any = engines["jinja2"]
        macros = engine.env.get_template("search/card.html").module
        return Drawn(macros.eyebrow(self), macros.above(self), macros.below(self))
