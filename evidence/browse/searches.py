"""Searches in words, and where the record of each stands: for methods sections and for what a briefing came from."""

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from django.http import QueryDict
from django.urls import reverse

from ..search import (
    ANY_YEARS,
    KINDS,
    YEAR,
    Criteria,
    IndexMissing,
    StrategyGone,
    count_found,
    facet_labels,
    labels_of,
    read_criteria,
)
from ..web.translation import translate as _
from .state import range_in_words

LONGEST_WORDS = 300
ONLY_SHOWN = ("page", "page_size", "whole", "sort")
"""What changes how an answer is shown, not what it holds."""


class ChosenValues(NamedTuple):
    """What is chosen in one filter: any of these values."""

    facet: str
    label: str
    values: tuple[str, ...]

    @property
    def words(self) -> str:
        """The values as one alternative, such as "Scotland or Wales"."""
        if len(self.values) < 2:
            return "".join(self.values)
        return _("%(first)s or %(last)s") % {"first": ", ".join(self.values[:-1]), "last": self.values[-1]}


class SearchMade(NamedTuple):
    """A search that somebody made: in words, how many records it finds now, and where its record stands."""

    words: str
    total: int | None
    url: str


def chosen_in_words(criteria: Criteria) -> list[ChosenValues]:
    """Return the filters of a search in words and in the order of the page; a range of years is one value."""
    found = []
    for facet, label in facet_labels().items():
        if facet not in criteria.chosen:
            continue
        is_range = facet == YEAR and criteria.years != ANY_YEARS
        values = criteria.single_years if is_range else criteria.chosen[facet]
        labels = labels_of(facet)
        words = tuple(labels.get(value, value) for value in values)
        found.append(ChosenValues(facet, label, (range_in_words(criteria), *words) if is_range else words))
    return found


def search_of_address(address: str) -> str:
    """Return the query of a search that a page of results shows, or "" where the page is another or asks nothing."""
    parts = urlsplit(address)
    folders = {f"/{kind.model.folder}/": name for name, kind in KINDS.items()}
    if parts.path != reverse("search") and parts.path not in folders:
        return ""
    data = QueryDict(parts.query, mutable=True)
    for name in (*ONLY_SHOWN, "find", "tick", "untick"):
        data.pop(name, None)
    if not any(value for values in data.lists() for value in values[1]):
        return ""
    if kind := folders.get(parts.path):
        data.setlist("kind", [kind])
    return data.urlencode()


def searches_made(queries: Iterable[str]) -> list[SearchMade]:
    """Return searches in words with the number of records that each finds now."""
    return [_made(query) for query in queries]


def _made(query: str) -> SearchMade:
    url = f"{reverse('search_record')}?{query}"
    try:
        criteria = read_criteria(QueryDict(query))
        return SearchMade(in_words(criteria), count_found(criteria), url)
    except StrategyGone:
        return SearchMade(_("A stored search strategy that is no longer kept"), None, url)
    except IndexMissing:
        return SearchMade(f"“{QueryDict(query).get('q', '')[:LONGEST_WORDS]}”", None, url)


def in_words(criteria: Criteria) -> str:
    """Return a search as one line: its words, then its filters."""
    words = f"“{criteria.q[:LONGEST_WORDS]}{'…' if len(criteria.q) > LONGEST_WORDS else ''}”" if criteria.q else ""
    filters = [f"{chosen.label}: {chosen.words}" for chosen in chosen_in_words(criteria)]
    return "; ".join(part for part in (words, *filters) if part) or _("Everything, without words or filters")
