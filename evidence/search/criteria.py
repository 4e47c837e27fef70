"""What somebody asks for, as a value made from the address, and the addresses that differ by one choice."""

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ..models import Lesson
from .filters import KIND, LibraryFilters, ignored_values
from .snapshot import current_snapshot

BEST_MATCH = "relevance"
SORTS = {
    BEST_MATCH: _("Best match first"),
    "newest": _("Newest first"),
    "oldest": _("Oldest first"),
    "evidence": _("Most evidence first"),
    "title": _("A to Z"),
}
PAGE_SIZE, LARGEST_PAGE_SIZE, LAST_RESULT = 20, 100, 10_000
LONGEST_QUERY = 100_000


@dataclass(frozen=True)
class Criteria:
    """Text, choices by facet, order and page. Changing a choice returns to page one.

    ``whole`` names a facet whose list is shown in full instead of its most frequent values.
    """

    q: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = BEST_MATCH
    page: int = 1
    page_size: int = PAGE_SIZE
    ignored: tuple[str, ...] = ()
    whole: str = ""

    def toggled(self, facet: str, value: str) -> "Criteria":
        """Return the same question with one choice added or taken away."""
        mine = self.chosen.get(facet, ())
        values = tuple(v for v in mine if v != value) if value in mine else (*mine, value)
        others = {name: chosen for name, chosen in self.chosen.items() if name != facet}
        return replace(self, chosen={**others, **({facet: values} if values else {})}, page=1)

    def on_page(self, page: int) -> "Criteria":
        """Return the same question, another page of its answer."""
        return replace(self, page=page)

    def sorted_by(self, sort: str) -> "Criteria":
        """Return the same question in another order."""
        return replace(self, sort=sort, page=1)

    def with_whole(self, facet: str) -> "Criteria":
        """Return the same question with the whole list of one facet shown."""
        return replace(self, whole=facet)

    def without_choices(self) -> "Criteria":
        """Return the same text with no filter chosen."""
        return replace(self, chosen={}, page=1)

    def without_order(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Return what decides the counts of a question without text."""
        return tuple(sorted((name, frozenset(values)) for name, values in self.chosen.items()))

    def query_string(self, *, without: tuple[str, ...] = ()) -> str:
        """Return the address's query, in one spelling for each question."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [(name, value) for name, values in self.chosen.items() if name not in without for value in values]
        pairs += [("sort", self.sort)] if self.sort != BEST_MATCH else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        pairs += [("page_size", str(self.page_size))] if self.page_size != PAGE_SIZE else []
        pairs += [("whole", self.whole)] if self.whole else []
        return urlencode(pairs)


def read_criteria(data: QueryDict, *, kind: str | None = None) -> Criteria:
    """Read an address's query. Whatever is not understood is put aside and named, never refused.

    ``kind`` is that of a list page, which takes the same parameters as the search and has its kind chosen already.
    """
    current_snapshot()
    ignored: list[str] = []
    if kind:
        data = data.copy()
        data.setlist(KIND, [kind])
    filters = LibraryFilters(data, queryset=_nothing())
    ignored += ignored_values(filters)
    chosen = {name: tuple(values) for name, values in filters.form.cleaned_data.items() if values}
    known = {"q", "sort", "page", "page_size", "whole", *filters.filters}
    ignored += [f"{name}: {value}" for name in data if name not in known for value in data.getlist(name)]
    sort = data.get("sort", BEST_MATCH)
    if sort not in SORTS:
        ignored.append(f"sort: {sort}")
        sort = BEST_MATCH
    page_size = _number(data, "page_size", PAGE_SIZE, LARGEST_PAGE_SIZE, ignored)
    page = _number(data, "page", 1, max(LAST_RESULT // page_size, 1), ignored)
    whole = data.get("whole", "")
    if whole and whole not in filters.filters:
        ignored.append(f"whole: {whole}")
        whole = ""
    q = _plain(data.get("q", ""))
    if len(q) > LONGEST_QUERY:
        ignored.append(f"q: everything after its first {LONGEST_QUERY:,} characters")
    return Criteria(q[:LONGEST_QUERY], chosen, sort, page, page_size, tuple(text[:200] for text in ignored), whole)


def _nothing() -> QuerySet[Lesson]:
    return Lesson.objects.none()


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
