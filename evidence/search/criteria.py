"""What somebody asks for, as a value, and the addresses of questions that differ from it by one choice."""

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

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
