"""Policies."""

from evidence.enums import Status, Verification
from evidence.models import Policy, PolicyKind

from .saving import save
from .term import the_term


def make_policy(number: int = 1, **values) -> Policy:
    return save(
        Policy(
            **{
                "status": Status.PUBLISHED,
                "verification": Verification.SOURCE_TEXT,
                "slug": f"policy-{number}",
                "title": f"Policy {number}",
                "kind": the_term(PolicyKind, number),
                **values,
            }
        )
    )


def the_policy(number: int = 1) -> Policy:
    """Return the record of that number, made where it is missing."""
    return Policy.objects.filter(slug=f"policy-{number}").first() or make_policy(number)
