"""Programmes."""

from evidence.enums import Status, Verification
from evidence.models import Programme, ProgrammeKind

from .saving import save
from .term import the_term


def make_programme(number: int = 1, **values) -> Programme:
    return save(
        Programme(
            **{
                "status": Status.PUBLISHED,
                "verification": Verification.SOURCE_TEXT,
                "slug": f"programme-{number}",
                "name": f"Programme {number}",
                "kind": the_term(ProgrammeKind, number),
                **values,
            }
        )
    )


def the_programme(number: int = 1) -> Programme:
    """Return the record of that number, made where it is missing."""
    return Programme.objects.filter(slug=f"programme-{number}").first() or make_programme(number)
