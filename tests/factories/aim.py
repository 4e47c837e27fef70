"""Aims of programmes."""

from evidence.enums import Status, Verification
from evidence.models import Aim

from .programme import the_programme
from .saving import save


def make_aim(number: int = 1, **values) -> Aim:
    return save(
        Aim(
            **{
                "status": Status.PUBLISHED,
                "verification": Verification.SOURCE_TEXT,
                "slug": f"aim-{number}",
                "statement": f"Aim {number}",
                "programme": the_programme(number),
                **values,
            }
        )
    )


def the_aim(number: int = 1) -> Aim:
    """Return the record of that number, made where it is missing."""
    return Aim.objects.filter(slug=f"aim-{number}").first() or make_aim(number)
