"""What somebody asks for, as a value, and the addresses of questions that differ from it by one choice."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import quote_plus

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
OFF = "off"
YEAR = "year"

Years = tuple[int | None, int | None]
ANY_YEARS: Years = (None, None)
YEAR_RANGE = ("year_from", "year_to")


@dataclass(frozen=True)
class Criteria:
    """Text, choices by facet, order and page. Changing a choice returns to page one.

    ``whole`` names a facet whose list is shown in full instead of its most frequent values. ``expand`` is whether other
    words of the same meaning are searched too; ``mend`` whether a misspelt word may be read as the one that was meant.
    ``years`` is a range from and to; the known years inside it stand among the choices, so it counts as they do.
    ``strategy`` names a stored question, whose words are then ``q``.
    """

    q: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = BEST_MATCH
    page: int = 1
    page_size: int = PAGE_SIZE
    ignored: tuple[str, ...] = ()
    whole: str = ""
    expand: bool = True
    mend: bool = True
    years: Years = ANY_YEARS
    strategy: str = ""

    def toggled(self, facet: str, value: str) -> "Criteria":
        """Return the same question with one choice added or taken away."""
        mine = self.chosen.get(facet, ())
        return self.choosing(facet, tuple(v for v in mine if v != value) if value in mine else (*mine, value))

    def choosing(self, facet: str, values: tuple[str, ...]) -> "Criteria":
        """Return the same question with these choices of one facet and no others."""
        chosen = self.chosen | {facet: values}
        return replace(self, chosen={name: mine for name, mine in chosen.items() if mine}, page=1)

    def without(self, facet: str) -> "Criteria":
        """Return the same question with nothing chosen in one facet."""
        return replace(self.choosing(facet, ()), years=ANY_YEARS if facet == YEAR else self.years)

    def without_years(self) -> "Criteria":
        """Return the same question without its range of years; years that were chosen one by one stay."""
        return replace(self.choosing(YEAR, self.single_years), years=ANY_YEARS)

    def in_years(self, year: str) -> bool:
        """Return whether a year lies in the range that was asked for."""
        first, last = self.years
        return self.years != ANY_YEARS and (first or 0) <= int(year) <= (last or int(year))

    @property
    def single_years(self) -> tuple[str, ...]:
        """The chosen years outside the range."""
        return tuple(year for year in self.chosen.get(YEAR, ()) if not self.in_years(year))

    def on_page(self, page: int) -> "Criteria":
        """Return the same question, another page of its answer."""
        return replace(self, page=page)

    def sorted_by(self, sort: str) -> "Criteria":
        """Return the same question in another order."""
        return replace(self, sort=sort, page=1)

    def sized(self, page_size: int) -> "Criteria":
        """Return the same question with another number of records on a page."""
        return replace(self, page_size=page_size, page=1)

    def with_whole(self, facet: str) -> "Criteria":
        """Return the same question with the whole list of one facet shown."""
        return replace(self, whole=facet)

    def asking(self, q: str) -> "Criteria":
        """Return other words with the same choices."""
        return replace(self, q=q, strategy="", page=1)

    def without_expansion(self) -> "Criteria":
        """Return the same question, searched with its own words alone."""
        return replace(self, expand=False, page=1)

    def as_typed(self) -> "Criteria":
        """Return the same question with its spelling left as it is."""
        return replace(self, mend=False, page=1)

    def without_choices(self) -> "Criteria":
        """Return the same text with no filter chosen."""
        return replace(self, chosen={}, years=ANY_YEARS, page=1)

    def without_order(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Return what decides the counts of a question without text."""
        return tuple(sorted((name, frozenset(values)) for name, values in self.chosen.items()))

    def query_string(self, *, without: tuple[str, ...] = ()) -> str:
        """Return the address's query, in one spelling for each question."""
        return "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in self.pairs(without=without))

    def pairs(self, *, without: tuple[str, ...] = ()) -> list[tuple[str, str]]:
        """Return what the address holds, as names and values in order, without some names."""
        pairs = [("strategy", self.strategy)] if self.strategy else [("q", self.q)] if self.q else []
        chosen = self.chosen | {YEAR: self.single_years} if self.years != ANY_YEARS else self.chosen
        pairs += [(name, value) for name, values in chosen.items() for value in values]
        pairs += [(name, str(year)) for name, year in zip(YEAR_RANGE, self.years, strict=True) if year is not None]
        pairs += [("sort", self.sort)] if self.sort != BEST_MATCH else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        pairs += [("page_size", str(self.page_size))] if self.page_size != PAGE_SIZE else []
        pairs += [("whole", self.whole)] if self.whole else []
        pairs += [(name, OFF) for name, is_on in (("expand", self.expand), ("spelling", self.mend)) if not is_on]
        return [(name, value) for name, value in pairs if name not in without]


@lru_cache(maxsize=1_000)  # a page of results spells the same few names and values in each of its addresses
def _quoted(text: str) -> str:
    return quote_plus(text)
