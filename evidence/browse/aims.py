"""Aims as rows: what was stated, what it is about, where it stands, and how far that was checked."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Aim, AimDomain
from ..web.translation import label_of


@dataclass(frozen=True)
class AimRow:
    """One stated aim."""

    slug: str
    statement: str
    domains: tuple[str, ...]
    locator: str
    note: str
    source_url: str
    verification: str
    is_unchecked: bool


def aim_rows(aims: Iterable[Aim]) -> list[AimRow]:
    """Return the aims with their domains, in two queries."""
    aims = list(aims)
    domains: dict[int, list[str]] = defaultdict(list)
    for aim, label in AimDomain.objects.filter(aim__in=aims).order_by("id").values_list("aim", "domain__label"):
        domains[aim].append(label)
    return [
        AimRow(
            aim.slug,
            aim.statement,
            tuple(domains[aim.pk]),
            aim.locator,
            aim.note,
            aim.source_url,
            label_of(aim, "verification"),
            aim.verification == "recalled",
        )
        for aim in aims
    ]
