"""Initiatives."""

from evidence.enums import Status, Verification
from evidence.models import Initiative

from .programme import the_programme
from .saving import save


def make_initiative(number: int = 1, **values) -> Initiative:
    return save(
        Initiative(
            **{
                "status": Status.PUBLISHED,
                "verification": Verification.SOURCE_TEXT,
                "slug": f"initiative-{number}",
                "name": f"Initiative {number}",
                "programme": the_programme(number),
                **values,
            }
        )
    )


def the_initiative(number: int = 1) -> Initiative:
    """Return the record of that number, made where it is missing."""
    return Initiative.objects.filter(slug=f"initiative-{number}").first() or make_initiative(number)
