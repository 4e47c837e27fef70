"""Themes."""

from evidence.enums import Status, Verification
from evidence.models import Theme

from .saving import save


def make_theme(number: int = 1, **values) -> Theme:
    return save(
        Theme(
            **{
                "status": Status.PUBLISHED,
                "verification": Verification.SOURCE_TEXT,
                "slug": f"theme-{number}",
                "label": f"Theme {number}",
                **values,
            }
        )
    )


def the_theme(number: int = 1) -> Theme:
    """Return the record of that number, made where it is missing."""
    return Theme.objects.filter(slug=f"theme-{number}").first() or make_theme(number)
