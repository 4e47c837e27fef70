"""Places, and which place lies in or overlaps which."""

from django.db import models
from django.db.models import Q

from ..enums import Nation, PlaceKind
from .bases import Link, Record
from .history import history
from .rules import known_choice, not_itself, unique_pair, year_field, year_in_range


class Place(Record):
    """One area on the ground, from a nation to a town. An anonymised locality has no place."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=PlaceKind)
    nation = models.CharField(max_length=20, choices=Nation, blank=True)
    region = models.CharField("English region", max_length=60, blank=True)
    population = models.PositiveIntegerField(null=True, blank=True)
    population_year = year_field()
    aliases = models.TextField(blank=True, help_text="Other names, one a line.")
    containers = models.ManyToManyField(
        "self",
        through="PlaceContainment",
        symmetrical=False,
        related_name="contents",
        through_fields=("place", "container"),
    )
    overlapping = models.ManyToManyField(
        "self",
        through="PlaceOverlap",
        symmetrical=False,
        related_name="overlapped_by",
        through_fields=("place", "other"),
    )

    folder = "places"
    title_field = "name"
    history = history()

    class Meta(Record.Meta):
        ordering = ["name"]
        constraints = [
            *Record.Meta.constraints,
            *year_in_range("population_year"),
            models.CheckConstraint(condition=Q(kind__in=PlaceKind.values), name="%(class)s_kind_known"),
            known_choice("nation", Nation),
        ]


class PlaceContainment(Link):
    """A place lies in another; only the direct container is recorded. Geography, not descent."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="containment_links")
    container = models.ForeignKey(Place, models.PROTECT, related_name="content_links")

    needs = ("place", "container")
    history = history()

    class Meta:
        constraints = [unique_pair("place", "container"), not_itself("place", "container")]

    def __str__(self) -> str:
        return f"{self.place} lies in {self.container}"


class PlaceOverlap(Link):
    """A place shares part of its ground with another; written in both directions."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="overlap_links")
    other = models.ForeignKey(Place, models.PROTECT, related_name="overlapped_links")

    needs = ("place", "other")
    history = history()

    class Meta:
        constraints = [unique_pair("place", "other"), not_itself("place", "other")]

    def __str__(self) -> str:
        return f"{self.place} overlaps {self.other}"
