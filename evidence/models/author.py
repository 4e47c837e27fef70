"""Authors: people and bodies that wrote papers."""

from django.db import models
from django.db.models import Q

from .history import history
from .visibility import VisibleQuerySet


class Author(models.Model):
    """One person, with family and given name, or one body, with a literal name, as the papers print it.

    "Kaehne, A." and "Kaehne, Axel" stay two until a person merges them.
    """

    family = models.CharField("family name", max_length=120, blank=True)
    given = models.CharField("given names", max_length=120, blank=True)
    literal = models.CharField("name of a body", max_length=200, blank=True)

    history = history()
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["family", "given", "literal"]
        constraints = [
            models.UniqueConstraint(fields=["family", "given", "literal"], name="%(class)s_once"),
            models.CheckConstraint(
                condition=Q(literal="", family__gt="") | Q(literal__gt="", family="", given=""),
                name="%(class)s_person_or_body",
            ),
        ]

    def __str__(self) -> str:
        return self.literal or ", ".join(part for part in (self.family, self.given) if part)

    @property
    def short_name(self) -> str:
        """Family name of a person, whole name of a body."""
        return self.literal or self.family
