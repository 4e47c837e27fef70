"""Intended against observed: each stated aim of a programme, a policy or a family, and whether anybody measured it.

An aim and an outcome meet in an outcome domain; a narrower domain measures a broader aim. That an outcome improved
does not say that the aim was met.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.http import urlencode

from ..enums import Conclusion
from ..models import Policy, PolicyProgramme, visible_rows
from ..search import Criteria, Crossing, StudyFound, count_directions, cross, labels_of
from .aims import AimRow, aim_rows, aims
from .aims_measured import Cell
from .facts import Item
from .families import ProgrammeShown, broadest, with_types
from .studies_shown import StudyShown, studies_shown

MOST_AIMS, MOST_NAMED = 150, 3
ANYWHERE = Criteria()


@dataclass(frozen=True)
class Scope:
    """The programmes in which an aim may have been measured, and the policies whose aims are shown beside theirs."""

    programmes: dict[int, ProgrammeShown]
    policies: dict[int, Item]
    roots: list[ProgrammeShown]

    def query(self, **more: str) -> str:
        """Return the list of the outcomes of these programmes, narrowed by more."""
        pairs = [("programme", root.slug) for root in self.roots] + list(more.items())
        return f"/outcomes/?{urlencode(pairs)}"


@dataclass(frozen=True)
class Measured:
    """The outcomes in one domain of an aim: how many, what their authors concluded, and who measured."""

    label: str
    count: int
    url: str
    cells: tuple[Cell, ...]
    studies: tuple[StudyShown, ...]
    more: int


@dataclass(frozen=True)
class Intention:
    """One aim: whose it is, what was measured, where nobody measured, and what the rest of the library holds."""

    aim: AimRow
    owner: Item
    measured: tuple[Measured, ...]
    is_own: bool
    unmeasured: tuple[str, ...]
    elsewhere: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True)
class Intentions:
    """All aims of a scope: those that were measured, those that never were, and those that name no domain."""

    measured: list[Intention]
    never: list[Intention]
    without_domain: list[Intention]
    left_out: int

    @property
    def total(self) -> int:
        """How many aims are shown."""
        return len(self.measured) + len(self.never) + len(self.without_domain)


def scope_of(chosen: Collection[int], programmes: Mapping[int, ProgrammeShown], policies: Sequence[Item] = ()) -> Scope:
    """Return the scope of programmes with their types."""
    everything = with_types(chosen, programmes)
    inside = {pk: programmes[pk] for pk in programmes if pk in everything}
    return Scope(inside, {int(policy.tag): policy for policy in policies}, broadest(everything, programmes))


def policies_of(programmes: Collection[int]) -> list[Item]:
    """Return the policies that created any of the programmes; the tag is their number."""
    created = visible_rows(PolicyProgramme).filter(programme__in=programmes)
    found = visible_rows(Policy).filter(pk__in=created.values("policy")).order_by("year", "title")
    return [Item(title, f"/policies/{slug}/", str(pk)) for pk, slug, title in found.values_list("pk", "slug", "title")]


def intentions_of(scope: Scope) -> Intentions:
    """Return the aims of a scope beside what was measured in it. Raises IndexMissing while there is no index."""
    condition = Q(programme__in=scope.programmes) | Q(policy__in=scope.policies)
    rows = aim_rows(aims().filter(condition))
    shown = rows[:MOST_AIMS]
    chosen = {"programme": tuple(root.slug for root in scope.roots)}
    found = count_directions(Criteria(chosen=chosen)) if scope.roots else []
    wanted = {slug for aim in shown for slug in aim.subjects}
    by_domain = {domain: [study for study in found if domain in study.domains] for domain in wanted}
    named = {(study.is_shared, study.slug): study for some in by_domain.values() for study in _first(some)}
    names = studies_shown(list(named.values()))
    crossing = cross(ANYWHERE, kind="outcome", rows="programme", columns="domain")
    domains = {slug: _measured(scope, slug, by_domain[slug], names) for slug in wanted}
    told = [_intention(aim, scope, domains, crossing) for aim in shown]
    return Intentions(
        [one for one in told if one.measured],
        [one for one in told if not one.measured and one.aim.subjects],
        [one for one in told if not one.aim.subjects],
        len(rows) - len(shown),
    )


def is_measured(subjects: Collection[str], programmes: Collection[str], crossing: Crossing) -> bool:
    """Return whether any of the programmes measured anything in any of the domains."""
    return any(crossing.cells.get((programme, domain)) for programme in programmes for domain in subjects)


def _first(studies: Sequence[StudyFound]) -> list[StudyFound]:
    return sorted(studies, key=lambda study: (-study.count, study.slug))[:MOST_NAMED]


def _measured(
    scope: Scope, domain: str, studies: Sequence[StudyFound], names: Mapping[tuple[bool, str], StudyShown]
) -> Measured:
    conclusions: Counter[str] = Counter()
    for study in studies:
        conclusions.update(study.domains[domain].conclusions)
    shown = _first(studies)
    return Measured(
        labels_of("domain").get(domain, domain),
        sum(study.domains[domain].count for study in studies),
        scope.query(domain=domain),
        tuple(
            Cell(value, str(label).lower(), conclusions[value], scope.query(domain=domain, direction=value))
            for value, label in Conclusion.choices
            if conclusions[value]
        ),
        tuple(names[study.is_shared, study.slug] for study in shown),
        len(studies) - len(shown),
    )


def _intention(aim: AimRow, scope: Scope, domains: Mapping[str, Measured], crossing: Crossing) -> Intention:
    own = scope.programmes.get(aim.programme_id or 0)
    owner = Item(own.name, own.url) if own else scope.policies[aim.policy_id or 0]
    is_own = own is None or is_measured(aim.subjects, [own.slug], crossing)
    return Intention(
        aim,
        owner,
        tuple(domains[slug] for slug in aim.subjects if domains[slug].count),
        is_own,
        tuple(label for slug, label in aim.subjects.items() if not domains[slug].count),
        tuple(
            (label, crossing.columns[slug], f"/outcomes/?domain={slug}")
            for slug, label in aim.subjects.items()
            if not domains[slug].count and crossing.columns.get(slug)
        ),
    )
