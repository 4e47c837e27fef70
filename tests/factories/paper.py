"""Papers."""

from evidence.enums import Status, Verification
from evidence.models import Paper, PaperType

from .saving import save
from .term import the_term


def make_paper(number: int = 1, **values) -> Paper:
    return save(
        Paper(
            **{
                "status": Status.PUBLISHED,
                "verification": Verification.SOURCE_TEXT,
                "slug": f"paper-{number}",
                "title": f"Paper {number}",
                "type": the_term(PaperType, number),
                **values,
            }
        )
    )


def the_paper(number: int = 1) -> Paper:
    """Return the record of that number, made where it is missing."""
    return Paper.objects.filter(slug=f"paper-{number}").first() or make_paper(number)
