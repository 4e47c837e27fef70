"""Rules that several tables share, as constraints that the database keeps."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

FIRST_YEAR, LAST_YEAR = 1900, 2100


def year_field(**kwargs: Any) -> models.PositiveSmallIntegerField:
    """Return a field for a calendar year that may be unknown."""
    return models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)], **kwargs
    )


def year_in_range(*names: str) -> list[models.CheckConstraint]:
    """Return the constraints that keep the named years between 1900 and 2100."""
    return [
        models.CheckConstraint(
            condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__range": (FIRST_YEAR, LAST_YEAR)}),
            name=f"%(class)s_{name}_in_range",
        )
        for name in names
    ]


def years_in_order() -> models.CheckConstraint:
    """Return the constraint that nothing ends before it starts."""
    return models.CheckConstraint(
        condition=Q(start_year__isnull=True) | Q(end_year__isnull=True) | Q(end_year__gte=F("start_year")),
        name="%(class)s_ends_after_start",
    )


def known_choice(name: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    """Return the constraint that a choice is empty or one of its values."""
    return models.CheckConstraint(condition=Q(**{f"{name}__in": ["", *choices.values]}), name=f"%(class)s_{name}_known")


def at_most_one(*names: str) -> models.CheckConstraint:
    """Return the constraint that at most one of two relations is given."""
    first, second = names
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True}) | Q(**{f"{second}__isnull": True}),
        name=f"%(class)s_one_of_{first}_and_{second}",
    )


def exactly_one(*names: str) -> models.CheckConstraint:
    """Return the constraint that exactly one of two relations is given."""
    first, second = names
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True, f"{second}__isnull": False})
        | Q(**{f"{first}__isnull": False, f"{second}__isnull": True}),
        name=f"%(class)s_either_{first}_or_{second}",
    )


def unique_pair(*names: str) -> models.UniqueConstraint:
    """Return the constraint that a link is recorded once."""
    return models.UniqueConstraint(fields=names, name="%(class)s_once")


def not_itself(first: str, second: str) -> models.CheckConstraint:
    """Return the constraint that a record is not linked to itself."""
    return models.CheckConstraint(condition=~Q(**{first: F(second)}), name="%(class)s_not_itself")
