"""Places."""

from evidence.enums import Status, Verification
from evidence.models import Place

from .saving import save


def make_place(number: int = 1, **values) -> Place:
    return save(
        Place(
            **{
                "status": Status.PUBLISHED,
                "verification": Verification.SOURCE_TEXT,
                "slug": f"place-{number}",
                "name": f"Place {number}",
                "kind": "town",
                **values,
            }
        )
    )


def the_place(number: int = 1) -> Place:
    """Return the record of that number, made where it is missing."""
    return Place.objects.filter(slug=f"place-{number}").first() or make_place(number)
