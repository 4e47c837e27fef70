"""Outcomes."""

from evidence.enums import Status, Verification
from evidence.models import Outcome, OutcomeDomain

from .paper import the_paper
from .saving import save
from .term import the_term


def make_outcome(number: int = 1, **values) -> Outcome:
    return save(
        Outcome(
            **{
                "status": Status.PUBLISHED,
                "verification": Verification.SOURCE_TEXT,
                "slug": f"outcome-{number}",
                "measure": f"Measure {number}",
                "paper": the_paper(number),
                "domain": the_term(OutcomeDomain, number),
                **values,
            }
        )
    )


def the_outcome(number: int = 1) -> Outcome:
    """Return the record of that number, made where it is missing."""
    return Outcome.objects.filter(slug=f"outcome-{number}").first() or make_outcome(number)
