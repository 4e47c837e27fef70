"""The record of a search, fit for a methods section: what was asked, how it was read, when, and what it found.

The items are those of PRISMA-S (Rethlefsen and others 2021, doi 10.1186/s13643-020-01542-z).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from ..search import (
    DAYS_STRATEGY_KEPT,
    KINDS,
    SORTS,
    YEAR,
    Criteria,
    Results,
    count_found,
    is_plain,
    search,
    understood,
)
from ..web.templates import day
from ..web.translation import translate as _
from .searches import ChosenValues, chosen_in_words
from .state import pairs_in_words
from .version import library_version

STANDARD = "https://doi.org/10.1186/s13643-020-01542-z"


class Counted(NamedTuple):
    """A number of records, what it counts, and the search that lists exactly them."""

    label: str
    count: int  # type: ignore[assignment]  # a tuple's own method of that name is not wanted
    url: str


class Line(NamedTuple):
    """One thing to report: its name, the item of PRISMA-S that asks for it, and what there is to say, line by line."""

    label: str
    item: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class SearchRecord:
    """Everything that a methods section reports of a search."""

    lines: tuple[Line, ...]
    steps: tuple[Counted, ...]
    kinds: tuple[Counted, ...]
    total: int
    address: str
    results_url: str

    @property
    def text(self) -> str:
        """The whole record as plain text, to be copied."""
        found = [f"{_item(line)}: {'; '.join(line.texts)}" for line in self.lines]
        found.append(f"{_('Records found (PRISMA-S item 15)')}: {self.total:,}")
        found += [f"  {kind.label}: {kind.count:,}" for kind in self.kinds]
        found.append(_("Step by step:"))
        found += [f"  {number}. {step.label}: {step.count:,}" for number, step in enumerate(self.steps, 1)]
        found.append(f"{_('Address')}: {self.address}")
        return "\n".join(found)


def record_of(criteria: Criteria) -> SearchRecord:
    """Return the record of a search as it is answered now. Raises IndexMissing."""
    criteria = replace(criteria, page=1, whole="")
    results = search(criteria.sized(1))
    filters = chosen_in_words(criteria)
    return SearchRecord(
        lines=tuple(line for line in _lines(criteria, results, filters) if line.texts),
        steps=tuple(_steps(criteria, filters)),
        kinds=tuple(_kinds(criteria, results)),
        total=results.total,
        address=f"{settings.SITE_URL}{_url(criteria)}",
        results_url=_url(criteria),
    )


def _lines(criteria: Criteria, results: Results, filters: Sequence[ChosenValues]) -> list[Line]:
    now = datetime.now(UTC)
    searched = f"{day(now)}, {now:%H:%M} UTC"
    version = _("library version of %(version)s") % {"version": library_version() or _("not reported")}
    return [
        Line(_("Database"), "1", (f"{settings.SITE_NAME}, {settings.SITE_URL}/", version)),
        Line(_("Date of the search"), "13", (searched,)),
        Line(_("Search as typed"), "8", (criteria.q or _("no words: all records"),)),
        Line(_("As the library read it"), "8", _as_read(criteria, results)),
        Line(_("Also searched"), "8", _expanded(criteria, results)),
        Line(_("Spelling"), "8", _corrected(criteria, results)),
        Line(_("What was not understood"), "8", _not_understood(criteria, results)),
        Line(_("Limits"), "9", _limits(results, filters)),
        Line(_("Published search filter"), "10", (_("none was added by the library"),)),
        Line(_("Order of the results"), "", (_order(criteria),)),
        Line(_("Kept until"), "", _kept(criteria)),
    ]


def _as_read(criteria: Criteria, results: Results) -> tuple[str, ...]:
    if not (read := understood(criteria)):
        return ()
    if not is_plain(criteria):
        return (read, _("every form of a word that stands without quotation marks is found"))
    if results.left_out_words:
        rule = _("words side by side; no record has all of them, so these have all but %(n)s") % {
            "n": results.left_out_words
        }
    else:
        rule = _("words side by side, every form of each is found")
    return (read, rule)


def _expanded(criteria: Criteria, results: Results) -> tuple[str, ...]:
    if not criteria.expand:
        return (_("nothing: other words of the same meaning were switched off"),)
    return tuple(
        _("%(others)s for %(word)s") % {"others": ", ".join(found.meanings), "word": found.word}
        for found in results.expanded
    )


def _corrected(criteria: Criteria, results: Results) -> tuple[str, ...]:
    if not criteria.mend:
        return (_("searched as typed"),)
    return tuple(
        _("%(meant)s was searched in place of %(typed)s") % {"meant": found.meant, "typed": found.typed}
        for found in results.corrected
    )


def _not_understood(criteria: Criteria, results: Results) -> tuple[str, ...]:
    ignored = tuple(_("ignored: %(text)s") % {"text": text} for text in criteria.ignored)
    return (*results.notices, *ignored)


def _limits(results: Results, filters: Sequence[ChosenValues]) -> tuple[str, ...]:
    if not filters:
        return (_("none"),)
    words = [f"{chosen.label}: {chosen.words}" for chosen in filters]
    together = (_("all of these limits together"),) if len(words) > 1 else ()
    pairs = pairs_in_words(results)
    return (*words, *together, *((pairs,) if pairs else ()))


def _order(criteria: Criteria) -> str:
    name = "evidence" if criteria.sort == "relevance" and not criteria.q else criteria.sort
    return str(SORTS[name])


def _kept(criteria: Criteria) -> tuple[str, ...]:
    if not criteria.strategy:
        return ()
    until = day(timezone.localdate() + timedelta(days=DAYS_STRATEGY_KEPT))
    sentence = _("the strategy is stored under the key %(key)s until %(day)s, and %(days)s days after each later use")
    return (sentence % {"key": criteria.strategy, "day": until, "days": DAYS_STRATEGY_KEPT},)


def _steps(criteria: Criteria, filters: Sequence[ChosenValues]) -> list[Counted]:
    """Return how many records are found by the words alone, and with each limit added in turn."""
    asked = criteria.without_choices()
    steps = [_step(_("the words alone") if criteria.q else _("all records"), asked)]
    for chosen in filters:
        years = criteria.years if chosen.facet == YEAR else asked.years
        asked = replace(asked.choosing(chosen.facet, criteria.chosen[chosen.facet]), years=years)
        steps.append(_step(_("and %(limit)s") % {"limit": f"{chosen.label}: {chosen.words}"}, asked))
    return steps


def _step(label: str, asked: Criteria) -> Counted:
    return Counted(label, count_found(asked), _url(asked))


def _kinds(criteria: Criteria, results: Results) -> list[Counted]:
    """Return how many records of each kind were found; together they are the total."""
    values = next(facet for facet in results.facets if facet.name == "kind").values
    chosen = [value for value in values if value.selected] or values
    return [
        Counted(str(KINDS[kind.value].plural), kind.count, _url(criteria.choosing("kind", (kind.value,))))
        for kind in chosen
        if kind.count
    ]


def _url(criteria: Criteria) -> str:
    query = criteria.query_string(without=("page", "page_size", "whole"))
    return f"{reverse('search')}?{query}" if query else reverse("search")


def _item(line: Line) -> str:
    if not line.item:
        return line.label
    return _("%(label)s (PRISMA-S item %(item)s)") % {"label": line.label, "item": line.item}
