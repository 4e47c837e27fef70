"""Facets as readers see them: which stand open, the first values of each as a tree, and the whole list of one."""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..search import ANY_YEARS, YEAR, Criteria, FacetResult, FacetValue

FEW_FACETS = 8
FEW_VALUES = 8
IN_GIVEN_ORDER = frozenset({"kind", YEAR, "direction", "level", "confidence", "verification"})
# What helps most to narrow records of one kind; other facets follow in the order of the catalogue.
FIRST = {
    "": ("kind", "theme", "programme", "place", "year", "nation", "domain", "direction"),
    "lesson": ("theme", "lesson_kind", "programme", "factor", "level", "place", "year", "confidence"),
    "initiative": ("programme", "place", "population", "care_model", "integration_type", "level", "theme", "year"),
    "programme": ("theme", "nation", "year", "verification"),
    "paper": ("paper_type", "study_design", "year", "programme", "theme", "place", "nation", "verification"),
    "outcome": ("domain", "direction", "study_design", "programme", "population", "care_model", "place", "year"),
    "policy": ("year", "nation", "population", "programme"),
    "theme": ("theme", "verification"),
    "place": ("place", "nation", "programme"),
}


@dataclass(slots=True)
class Choice:
    """A value that can be ticked, and the values below it."""

    value: str
    label: str
    count: int
    selected: bool
    below: list["Choice"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet on the page: its values as a tree, how many are left out, and where to see them all or choose none."""

    name: str
    label: str
    hint: str
    choices: list[Choice]
    total: int
    hidden: int
    whole_url: str
    clear_url: str


def split_by_use(facets: Sequence[FacetResult], criteria: Criteria) -> tuple[list[FacetResult], list[FacetResult]]:
    """Return the facets that stand open, the most useful for the kind at hand first, and the rest.

    A facet without values is in neither; one in which something is chosen always stands open.
    """
    kinds = criteria.chosen.get("kind", ())
    first = ("kind", *FIRST[kinds[0] if len(kinds) == 1 else ""])
    by_name = {facet.name: facet for facet in facets if facet.values}
    ranked = [by_name[name] for name in dict.fromkeys((*first, *by_name)) if name in by_name]
    is_open = [n < FEW_FACETS or facet.name in criteria.chosen for n, facet in enumerate(ranked)]
    return (
        [facet for facet, opened in zip(ranked, is_open, strict=True) if opened],
        [facet for facet, opened in zip(ranked, is_open, strict=True) if not opened],
    )


def first_values(facet: FacetResult, criteria: Criteria, address: Callable[[Criteria], str], whole: str) -> FacetView:
    """Return a facet with what is chosen in it, what lies above that, and its most frequent values.

    ``whole`` is the address of its whole list.
    """
    values = outside_range(facet, criteria).values
    chosen = {value.value for value in values if value.selected}
    shown = _with_those_above(chosen, facet.parents)
    for value in values:
        if len(shown) >= FEW_VALUES:
            break
        shown.add(value.value)
    listed = [value for value in values if value.value in shown]
    is_chosen = chosen or (facet.name == YEAR and criteria.years != ANY_YEARS)
    return FacetView(
        facet.name,
        facet.label,
        facet.hint,
        as_tree(listed, facet.parents),
        len(values),
        len(values) - len(listed),
        whole if len(values) > len(listed) else "",
        address(criteria.without(facet.name)) if is_chosen else "",
    )


def outside_range(facet: FacetResult, criteria: Criteria) -> FacetResult:
    """Return a facet without the years of a chosen range, which cannot be ticked one by one as well."""
    if facet.name != YEAR or criteria.years == ANY_YEARS:
        return facet
    return replace(facet, values=tuple(value for value in facet.values if not criteria.in_years(value.value)))


def matching(facet: FacetResult, find: str) -> list[FacetValue]:
    """Return the values whose label holds the words that are looked for, from A to Z where the order is not given."""
    words = folded(find).split()
    found = [value for value in facet.values if all(word in folded(value.label) for word in words)]
    return found if facet.name in IN_GIVEN_ORDER else sorted(found, key=lambda value: folded(value.label))


def whole_tree(facet: FacetResult, found: Collection[FacetValue]) -> list[Choice]:
    """Return the tree of the values that were found and of those above them."""
    wanted = _with_those_above((value.value for value in found), facet.parents)
    listed = [value for value in facet.values if value.value in wanted]
    if facet.name not in IN_GIVEN_ORDER:
        listed.sort(key=lambda value: folded(value.label))
    return as_tree(listed, facet.parents)


def as_tree(values: Sequence[FacetValue], parents: Mapping[str, tuple[str, ...]]) -> list[Choice]:
    """Return values as a tree, each once: under the nearest value above it that is listed too."""
    choices = {value.value: Choice(*value) for value in values}
    if not parents:
        return list(choices.values())
    roots: list[Choice] = []
    for value, choice in choices.items():
        above = _nearest_above(value, choices, parents)
        (choices[above].below if above else roots).append(choice)
    return roots


def _nearest_above(value: str, choices: Mapping[str, Choice], parents: Mapping[str, tuple[str, ...]]) -> str:
    """Return the nearest listed value above, the narrowest of several, or "" where none is listed."""
    above = parents.get(value, ())
    while above:
        if listed := [parent for parent in above if parent in choices]:
            return min(listed, key=lambda parent: (choices[parent].count, parent))
        above = tuple(further for parent in above for further in parents.get(parent, ()))
    return ""


def _with_those_above(values: Iterable[str], parents: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = list(values)
    while waiting:
        value = waiting.pop()
        if value not in found:
            found.add(value)
            waiting += parents.get(value, ())
    return found


def folded(text: str) -> str:
    """Return a text in small letters without accents, as people type it."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))
