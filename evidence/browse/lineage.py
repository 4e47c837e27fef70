"""What followed from what, and who says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..models import InitiativeSuccession, ProgrammeSuccession
from .words import span


@dataclass(frozen=True)
class Relative:
    """A predecessor or successor with its years and the basis of the claim."""

    name: str
    url: str
    years: str
    basis: str
    is_sourced: bool


def predecessors(links: Iterable[InitiativeSuccession | ProgrammeSuccession]) -> list[Relative]:
    """Return what came before, from loaded links."""
    return [_relative(link.predecessor, link) for link in links]


def successors_of_initiative(links: Iterable[InitiativeSuccession]) -> list[Relative]:
    """Return the initiatives that came after, from loaded links."""
    return [_relative(link.initiative, link) for link in links]


def successors_of_programme(links: Iterable[ProgrammeSuccession]) -> list[Relative]:
    """Return the programmes that came after, from loaded links."""
    return [_relative(link.programme, link) for link in links]


def _relative(record: Any, link: Any) -> Relative:
    return Relative(
        str(record),
        record.get_absolute_url(),
        span(record.start_year, record.end_year),
        link.get_basis_display(),
        link.basis == "sourced",
    )
