"""Pairs: where a lesson or a paper has a value only through its links, two values count only where one link has both.

A lesson reported from the Vanguards in Torbay and from the Pioneers in Leeds is not a lesson of the Vanguards in Leeds.
The index keeps, for each such record, the combinations that its single links carry.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from django.db import models
from django.db.models import Exists, OuterRef, Q

from ..models import LessonEvidence, Outcome, PaperInitiative, PaperProgramme, visible_rows
from .sources import visible_along

Carried = dict[str, set[str]]


@dataclass(frozen=True)
class LinkRows:
    """Rows that tie a lesson or paper to the rest, and the paths from such a row to the values that it carries."""

    model: type[models.Model]
    owner: str
    paths: dict[str, tuple[str, ...]]

    def condition(self, chosen: Mapping[str, Collection[str]]) -> Q:
        """Return the condition that one and the same row carries a chosen value of every facet."""
        if not chosen.keys() <= self.paths.keys():
            return Q(pk__in=[])
        rows = visible_rows(self.model).filter(**{self.owner: OuterRef("pk")})
        for facet, values in chosen.items():
            any_path = Q()
            for path in self.paths[facet]:
                any_path |= Q(**{f"{path}__in": values}) & visible_along(self.model, path)
            rows = rows.filter(any_path)
        return Q(Exists(rows))


_PROGRAMME = ("programme__slug", "initiative__programme__slug")
_PLACE = ("initiative__place_links__place__slug",)

# The themes of a lesson are its own, whatever the link, so they need no link to go with another choice.
LINKS: dict[str, tuple[LinkRows, ...]] = {
    "lesson": (
        LinkRows(
            LessonEvidence,
            "lesson",
            {
                "programme": _PROGRAMME,
                "place": _PLACE,
                "nation": ("initiative__nation",),
                "year": ("paper__year",),
            },
        ),
    ),
    "paper": (
        LinkRows(
            LessonEvidence,
            "paper",
            {"programme": _PROGRAMME, "theme": ("lesson__theme_links__theme__slug",), "place": _PLACE},
        ),
        LinkRows(Outcome, "paper", {"programme": _PROGRAMME, "place": _PLACE}),
        LinkRows(PaperProgramme, "paper", {"programme": ("programme__slug",)}),
        LinkRows(PaperInitiative, "paper", {"programme": ("initiative__programme__slug",), "place": _PLACE}),
    ),
}


@cache
def linked_facets(kind: str) -> frozenset[str]:
    """Return the facets that records of this kind have only through links."""
    return frozenset().union(*(links.paths for links in LINKS.get(kind, ())))


def combination_keys(kind: str, carried: Carried) -> list[str]:
    """Return a key for every combination of two or more facets that one link of a record of this kind carries."""
    single: list[str] = []
    combined: list[str] = []
    for facet in sorted(carried):
        mine = [f"{facet}={value}" for value in carried[facet]]
        combined += [f"{before}&{value}" for before in (*single, *combined) for value in mine]
        single += mine
    return [f"{kind}:{key}" for key in combined]


def combination_key(kind: str, values: Mapping[str, str]) -> str:
    """Return the index term of one combination, such as "paper:programme=vanguards&theme=leadership".

    It names the kind, as what one link has to carry is not the same for all kinds.
    """
    return f"{kind}:{'&'.join(f'{facet}={values[facet]}' for facet in sorted(values))}"


def keys_for_choice(kind: str, chosen: Mapping[str, Collection[str]]) -> list[str]:
    """Return the keys of all combinations of the chosen values, one of which a record of this kind must have."""
    facets = sorted(chosen)
    return [
        combination_key(kind, dict(zip(facets, values, strict=True)))
        for values in product(*(sorted(chosen[facet]) for facet in facets))
    ]
