"""The state of a search as links: chosen filters that can be taken away, orders, pages and page sizes."""

from collections.abc import Callable
from typing import NamedTuple

from ..search import ANY_YEARS, BEST_MATCH, SORTS, YEAR, Criteria, Results, linked_facets
from ..web.translation import translate as _
from .words import listed

PAGE_SIZES = (20, 50, 100)
LONGEST_WORDS = 80

Address = Callable[[Criteria], str]


class Way(NamedTuple):
    """A link to the same question with one thing changed; ``is_current`` where it is as it is now."""

    text: str
    url: str
    is_current: bool = False


class Chip(NamedTuple):
    """What was chosen, and the address of the same search without it."""

    removal: str
    text: str
    url: str


class Paging(NamedTuple):
    """The pages of an answer: some of their numbers with gaps between, and the neighbours of the one that is shown."""

    number: int
    last: int
    numbers: tuple[Way | None, ...]
    previous: str
    next: str
    first: str
    sizes: tuple[Way, ...]


def chips(results: Results, address: Address, hidden: tuple[str, ...]) -> list[Chip]:
    """Return the words and the filters of a search in the order of the page, a range of years as one."""
    criteria, found = results.criteria, []
    if criteria.q:
        words = criteria.q if len(criteria.q) <= LONGEST_WORDS else f"{criteria.q[:LONGEST_WORDS]}…"
        found.append(Chip(_("Remove words"), f"“{words}”", address(criteria.asking(""))))
    removal = _("Remove filter")
    for facet in results.facets:
        if facet.name in hidden or facet.name not in criteria.chosen:
            continue
        is_range = facet.name == YEAR and criteria.years != ANY_YEARS
        if is_range:
            text = f"{facet.label}: {range_in_words(criteria)}"
            found.append(Chip(removal, text, address(criteria.without_years())))
        found += [
            Chip(removal, f"{facet.label}: {value.label}", address(criteria.toggled(facet.name, value.value)))
            for value in facet.values
            if value.selected and not (is_range and criteria.in_years(value.value))
        ]
    return found


def range_in_words(criteria: Criteria) -> str:
    """Return a range of years such as "2010 to 2015", "since 2010" or "up to 2015"."""
    first, last = criteria.years
    if first is None:
        return _("up to %(year)s") % {"year": last}
    if last is None:
        return _("since %(year)s") % {"year": first}
    return str(first) if first == last else _("%(start)s to %(end)s") % {"start": first, "end": last}


def pairs_in_words(results: Results) -> str:
    """Return the rule of pairs where it bears on what is chosen: one source must carry all of it."""
    kinds = {value.value for facet in results.facets if facet.name == "kind" for value in facet.values}
    for kind in ("lesson", "paper"):
        names = linked_facets(kind) & results.criteria.chosen.keys()
        if len(names) > 1 and kind in results.criteria.chosen.get("kind", kinds):
            labels = [facet.label.lower() for facet in results.facets if facet.name in names]
            return _("A lesson or paper is listed only where %(facets)s come from one and the same source.") % {
                "facets": listed(labels)
            }
    return ""


def orders(criteria: Criteria, address: Address) -> list[Way]:
    """Return the orders; without words there is no best match, and most evidence stands in for it."""
    names = dict(SORTS)
    current = criteria.sort
    if not criteria.q:
        del names[BEST_MATCH]
        current = "evidence" if current == BEST_MATCH else current
    return [Way(str(label), address(criteria.sorted_by(name)), name == current) for name, label in names.items()]


def paging(results: Results, address: Address) -> Paging:
    """Return the pages around the one that is shown, with the first and the last."""
    criteria, last = results.criteria, results.last_page
    page = criteria.page
    near = {number for number in (page - 1, page, page + 1) if 1 <= number <= last} | {1, last}
    numbers: list[Way | None] = []
    previous = 0
    for number in sorted(near):
        if number - previous == 2:
            numbers.append(_page(number - 1, criteria, address))
        elif number - previous > 2:
            numbers.append(None)
        numbers.append(_page(number, criteria, address))
        previous = number
    return Paging(
        page,
        last,
        tuple(numbers) if last > 1 else (),
        address(criteria.on_page(page - 1)) if page > 1 else "",
        address(criteria.on_page(page + 1)) if page < last else "",
        address(criteria.on_page(1)) if page > last else "",
        _sizes(results, address),
    )


def _page(number: int, criteria: Criteria, address: Address) -> Way:
    return Way(str(number), address(criteria.on_page(number)), number == criteria.page)


def _sizes(results: Results, address: Address) -> tuple[Way, ...]:
    """Return the page sizes where more than one of them makes a difference."""
    if results.total <= PAGE_SIZES[0]:
        return ()
    criteria = results.criteria
    return tuple(Way(str(size), address(criteria.sized(size)), size == criteria.page_size) for size in PAGE_SIZES)
