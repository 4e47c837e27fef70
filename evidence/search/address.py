"""From the query of an address to criteria: whatever is not understood is put aside and named, never refused."""

from django.http import QueryDict

from .criteria import BEST_MATCH, LARGEST_PAGE_SIZE, LAST_RESULT, LONGEST_QUERY, PAGE_SIZE, SORTS, Criteria
from .filters import FILTER_NAMES, KIND, known_values
from .snapshot import current_snapshot


def read_criteria(data: QueryDict, *, kind: str | None = None) -> Criteria:
    """Read an address's query. Whatever is not understood is put aside and named, never refused.

    ``kind`` is that of a list page, which takes the same parameters as the search and has its kind chosen already.
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
    names = {"q", "sort", "page", "page_size", "whole", *FILTER_NAMES}
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
    q = _plain(data.get("q", ""))
    if len(q) > LONGEST_QUERY:
        ignored.append(f"q: everything after its first {LONGEST_QUERY:,} characters")
    return Criteria(q[:LONGEST_QUERY], chosen, sort, page, page_size, tuple(text[:200] for text in ignored), whole)


def _plain(text: str) -> str:
    """Return text without control characters, which no record holds and no database takes."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _number(data: QueryDict, name: str, usual: int, most: int, ignored: list[str]) -> int:
    text = data.get(name, "")
    if not text:
        return usual
    if text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= most:
        return int(text)
    ignored.append(f"{name}: {text}")
    return usual
