"""Counts as the facets of an answer: labels, order, what is chosen, and which value lies above which."""

from functools import cache

from django.utils.translation import get_language

from ..web.translation import translate as _
from .catalogue import FACETS
from .counts import Counts
from .criteria import Criteria
from .filters import KIND, choices_of
from .results import FacetResult, FacetValue

IN_GIVEN_ORDER = frozenset({KIND, "year", "direction", "level", "confidence", "verification"})


def facet_results(counts: Counts, criteria: Criteria) -> tuple[FacetResult, ...]:
    """Return every facet with the values that some record has, most records first; chosen ones always among them."""
    return tuple(
        FacetResult(name, label, hint, _values(name, counts[name], criteria), choices_of(name).parents)
        for name, label, hint in _texts(get_language())
    )


def facet_labels() -> dict[str, str]:
    """Return what each facet is called, in the order of the page."""
    return {name: label for name, label, _hint in _texts(get_language())}


def _values(name: str, counts: dict[str, int], criteria: Criteria) -> tuple[FacetValue, ...]:
    choices, mine = choices_of(name), criteria.chosen.get(name, ())
    labels, positions = choices.labels, choices.positions
    found = [(value, count) for value, count in counts.items() if value in labels]
    found += [(value, 0) for value in mine if value not in counts and value in labels]
    if name in IN_GIVEN_ORDER:
        found.sort(key=lambda pair: positions[pair[0]])
    else:
        found.sort(key=lambda pair: (-pair[1], positions[pair[0]]))
    return tuple(FacetValue(value, labels[value], count, value in mine) for value, count in found)


@cache
def _texts(language: str | None) -> tuple[tuple[str, str, str], ...]:
    facets = ((name, str(facet.label), str(facet.hint)) for name, facet in FACETS.items())
    return ((KIND, _("Kind of record"), ""), *facets)
