"""From the query of an address to criteria: whatever is not understood is put aside and named, never refused."""

from django.http import QueryDict

from .criteria import (
    ANY_YEARS,
    BEST_MATCH,
    LARGEST_PAGE_SIZE,
    LAST_RESULT,
    LONGEST_QUERY,
    OFF,
    PAGE_SIZE,
    SORTS,
    YEAR,
    YEAR_RANGE,
    Criteria,
    Years,
)
from .filters import FILTER_NAMES, KIND, choices_of, known_values
from .snapshot import current_snapshot
from .strategies import read_strategy

SETTINGS = (
    "q",
    "strategy",
    "sort",
    "page",
    "page_size",
    "whole",
    "find",
    "tick",
    "untick",
    "expand",
    "spelling",
    *YEAR_RANGE,
)
LAST_YEAR = 9999


def read_criteria(data: QueryDict, *, kind: str | None = None) -> Criteria:
    """Read an address's query. Whatever is not understood is put aside and named, never refused.

    ``kind`` is that of a list page, which takes the same parameters as the search and has its kind chosen already.
    Raises StrategyGone where the address names a stored strategy that is no longer kept.
    """
    current_snapshot()
    ignored: list[str] = []
    if kind:
        data = data.copy()
        data.setlist(KIND, [kind])
    chosen: dict[str, tuple[str, ...]] = {}
    for name in FILTER_NAMES:
        known, unknown = known_values(name, data.getlist(name))
        chosen |= {name: tuple(known)} if known else {}
        ignored += [f"{name}: {value}" for value in unknown]
    years = _years(data, ignored)
    if years != ANY_YEARS:
        chosen[YEAR] = _with_range(years, chosen.get(YEAR, ()))
    names = {*SETTINGS, *FILTER_NAMES}
    ignored += [f"{name}: {value}" for name in data if name not in names for value in data.getlist(name)]
    sort = data.get("sort", BEST_MATCH)
    if sort not in SORTS:
        ignored.append(f"sort: {sort}")
        sort = BEST_MATCH
    page_size = _number(data, "page_size", PAGE_SIZE, LARGEST_PAGE_SIZE, ignored)
    page = _number(data, "page", 1, max(LAST_RESULT // page_size, 1), ignored)
    whole = data.get("whole", "")
    if whole and whole not in FILTER_NAMES:
        ignored.append(f"whole: {whole}")
        whole = ""
    expand, mend = (_is_on(data, name, ignored) for name in ("expand", "spelling"))
    q = _plain(data.get("q", ""))
    strategy = "" if q else data.get("strategy", "")
    if strategy:
        q = read_strategy(strategy)  # line by line, as its numbers and operators may need it
    if len(q) > LONGEST_QUERY:
        ignored.append(f"q: everything after its first {LONGEST_QUERY:,} characters")
    named = tuple(text[:200] for text in ignored)
    return Criteria(
        q[:LONGEST_QUERY], chosen, sort, page, page_size, named, whole, expand, mend, years=years, strategy=strategy
    )


def _plain(text: str) -> str:
    """Return text without control characters, which no record holds and no database takes."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _is_on(data: QueryDict, name: str, ignored: list[str]) -> bool:
    text = data.get(name, "")
    if text not in {"", OFF}:
        ignored.append(f"{name}: {text}")
    return text != OFF


def _years(data: QueryDict, ignored: list[str]) -> Years:
    """Return the range of years; the wrong way round it is turned, and what is no year is put aside."""
    first, last = (_number(data, name, 0, LAST_YEAR, ignored) or None for name in YEAR_RANGE)
    return (last, first) if first and last and first > last else (first, last)


def _with_range(years: Years, single: tuple[str, ...]) -> tuple[str, ...]:
    """Return the known years of a range and those chosen beside it; a range that no record is in stays as asked."""
    first, last = years[0] or 0, years[1] or LAST_YEAR
    inside = [year for year in choices_of(YEAR).labels if first <= int(year) <= last]
    outside = [year for year in single if not first <= int(year) <= last]
    return (*inside, *outside) or (str(years[0] or years[1]),)


def _number(data: QueryDict, name: str, usual: int, most: int, ignored: list[str]) -> int:
    text = data.get(name, "")
    if not text:
        return usual
    if text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= most:
        return int(text)
    ignored.append(f"{name}: {text}")
    return usual
