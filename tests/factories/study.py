"""Studies."""

from evidence.enums import Status, Verification
from evidence.models import Study

from .saving import save


def make_study(number: int = 1, **values) -> Study:
    return save(
        Study(
            **{
                "status": Status.PUBLISHED,
                "verification": Verification.SOURCE_TEXT,
                "slug": f"study-{number}",
                "label": f"Study {number}",
                "overlap": "same-data",
                **values,
            }
        )
    )


def the_study(number: int = 1) -> Study:
    """Return the record of that number, made where it is missing."""
    return Study.objects.filter(slug=f"study-{number}").first() or make_study(number)
