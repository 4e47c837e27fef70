"""The effect-direction plot: one row a study, one column a domain, which way the estimates point, and who says else.

After Boon and Thomson 2021 (doi 10.1002/jrsm.1458). Shapes are directions of estimates, never significance; what the
authors concluded stands beside them in words.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..enums import Conclusion, Direction
from ..models import Programme, visible_rows
from ..models.bases import address
from ..search import ANY_YEARS, Criteria, Found, StudyFound, choices_of, count_directions
from ..synthesis.direction import CONFLICTING, Combined, SignTest, combine, sign_test
from ..web.translation import translate as _
from .facts import Item
from .studies_shown import StudyShown, studies_shown

MOST_COLUMNS, STUDIES_ON_PAGE = 6, 25
NOTHING = Combined("", 0, 0)
SAYS_THE_SAME = {
    Direction.FAVOURS: Conclusion.IMPROVED,
    Direction.NO_DIFFERENCE: Conclusion.NO_CLEAR_CHANGE,
    Direction.AGAINST: Conclusion.WORSENED,
    CONFLICTING: Conclusion.MIXED,
}


@dataclass(frozen=True)
class Column:
    """One outcome domain: its outcomes as a list, and the sign test of the independent studies in it."""

    slug: str
    label: str
    count: int
    url: str
    test: SignTest


@dataclass(frozen=True)
class Cell:
    """The outcomes of one study in one domain; without any, the domain is not reported."""

    count: int = 0
    url: str = ""
    combined: Combined = NOTHING
    said: tuple[tuple[str, str, int], ...] = ()
    is_the_same: bool = False


@dataclass(frozen=True)
class Row:
    """One study with its cells."""

    study: StudyShown
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Group:
    """The studies of one programme, side by side and never combined."""

    programme: Item
    rows: list[Row]


@dataclass(frozen=True)
class Plot:
    """One page of the plot, and what stands on the others."""

    columns: list[Column]
    left_out: list[Column]
    groups: list[Group]
    studies: int
    studies_left_out: int
    outcomes: int
    with_estimate: int
    url: str
    page: int
    pages: int


def draw_plot(criteria: Criteria, *, everything: bool = False) -> Plot:
    """Return the plot of the outcomes that the filters of a search list. Raises IndexMissing while there is none."""
    found = count_directions(criteria)
    lists = _Lists(criteria)
    columns = _columns(found, criteria.chosen.get("domain", ()), lists)
    shown = columns if everything else columns[:MOST_COLUMNS]
    grouped = _in_order(found)
    slugs = {column.slug for column in shown}
    ordered = [
        (programme, study) for programme, studies in grouped for study in studies if slugs & study.domains.keys()
    ]
    size = len(ordered) if everything else STUDIES_ON_PAGE
    pages = max(-(-len(ordered) // max(size, 1)), 1)
    page = min(criteria.page, pages)
    on_page = ordered[(page - 1) * size : page * size]
    details = studies_shown([study for _programme, study in on_page])
    labels = {value: str(label).lower() for value, label in Conclusion.choices}
    groups: list[Group] = []
    for programme, study in on_page:
        if not groups or groups[-1].programme != programme:
            groups.append(Group(programme, []))
        cells = tuple(_cell(study, column.slug, lists, labels) for column in shown)
        groups[-1].rows.append(Row(details[study.is_shared, study.slug], cells))
    return Plot(
        shown,
        columns[len(shown) :],
        groups,
        len(found),
        len(found) - len(ordered),
        sum(study.count for study in found),
        sum(study.estimates for study in found),
        lists.of(),
        page,
        pages,
    )


class _Lists:
    """The lists behind the numbers; what the filters add to an address is written once."""

    def __init__(self, criteria: Criteria):
        chosen = {name: values for name, values in criteria.chosen.items() if name not in {"kind", "domain"}}
        self.others = replace(criteria, chosen=chosen, page=1).query_string()
        domains = replace(criteria, chosen={"domain": criteria.chosen.get("domain", ())}, years=ANY_YEARS, page=1)
        self.everything = "&".join(filter(None, [self.others, domains.query_string()]))

    def of(self, *, domain: str = "", study: str = "") -> str:
        """Return the list of the outcomes of a cell, a column or the whole plot; names in addresses need no quoting."""
        parts = [f"q=study%3A%22{study}%22"] if study else []
        parts += [self.others, f"domain={domain}"] if domain else [self.everything]
        query = "&".join(filter(None, parts))
        return f"/outcomes/?{query}" if query else "/outcomes/"


def _columns(found: Sequence[StudyFound], chosen: Sequence[str], lists: _Lists) -> list[Column]:
    """Return the domains in which something was measured, most outcomes first.

    A broader domain is a column of its own only where an outcome names it and no narrower one.
    """
    choices = choices_of("domain")
    counts = Counter(dict.fromkeys(choices.labels, 0))
    for study in found:
        counts.update({slug: cell.count for slug, cell in study.domains.items()})
    below = Counter({slug: counts[slug] for slug in counts})
    for slug, parents in choices.parents.items():
        for parent in parents:
            below[parent] -= counts[slug]
    wanted = choices.with_descendants(chosen) if chosen else set(counts)
    slugs = [slug for slug in choices.labels if slug in wanted and below[slug] > 0]
    return [
        Column(slug, choices.labels[slug], counts[slug], lists.of(domain=slug), _test(found, slug))
        for slug in sorted(slugs, key=lambda slug: -counts[slug])
    ]


def _of(found: Iterable[StudyFound], domain: str) -> list[Found]:
    return [study.domains[domain] for study in found if domain in study.domains]


def _test(found: Iterable[StudyFound], domain: str) -> SignTest:
    """Test one direction a study, from the estimates that may be counted."""
    return sign_test(combine(Counter(cell.tested).elements()).direction for cell in _of(found, domain))


def _in_order(found: Sequence[StudyFound]) -> list[tuple[Item, list[StudyFound]]]:
    """Return the studies by their programme, oldest programme first; those of several and of none come last."""
    parents = choices_of("programme").parents
    by_programme: dict[str, list[StudyFound]] = {}
    for study in found:
        top = [slug for slug in study.programmes if not parents.get(slug)]
        name = top[0] if len(top) == 1 else "several" if top else ""
        by_programme.setdefault(name if len(top) == 1 else f":{name}", []).append(study)
    names = visible_rows(Programme).filter(slug__in=by_programme).values_list("slug", "name", "start_year")
    known = sorted(names, key=lambda row: (row[2] or 9999, row[1]))
    items = {slug: Item(name, address(Programme, slug)) for slug, name, _start in known}
    items |= {":several": Item(_("More than one programme")), ":": Item(_("No programme named, as in reviews"))}
    return [
        (item, sorted(by_programme[slug], key=lambda study: (-study.count, study.slug)))
        for slug, item in items.items()
        if slug in by_programme
    ]


def _cell(study: StudyFound, domain: str, lists: _Lists, labels: dict[str, str]) -> Cell:
    cell = study.domains.get(domain)
    if cell is None:
        return Cell()
    combined = combine(Counter(cell.estimates).elements())
    said = tuple(
        (value, label, cell.conclusions[value]) for value, label in labels.items() if value in cell.conclusions
    )
    is_the_same = cell.conclusions == {SAYS_THE_SAME.get(combined.direction): cell.count}
    return Cell(cell.count, lists.of(domain=domain, study=study.slug), combined, said, is_the_same)


def direction_labels() -> dict[str, str]:
    """Return the words for the direction of an estimate, or of several together."""
    return {
        Direction.FAVOURS.value: _("better"),
        Direction.NO_DIFFERENCE.value: _("no difference"),
        Direction.AGAINST.value: _("worse"),
        CONFLICTING: _("conflicting"),
        "": _("direction not recorded"),
    }
