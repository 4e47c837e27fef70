"""The values that a facet offers: their labels, and which lies above which."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import models

from ..models import MovedAddress, Place, PlaceContainment, Term, visible_rows
from ..models.rules import FIRST_YEAR, LAST_YEAR
from .statements import ask_again


@dataclass(frozen=True)
class Choices:
    """Labels by value, in display order, the direct parents of each value, and what former values lead to."""

    labels: dict[str, str]
    parents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)

    def with_ancestors(self, values: Iterable[str]) -> set[str]:
        """Return the values and everything above them, so that a parent counts its children."""
        found: set[str] = set()
        waiting = list(values)
        while waiting:
            value = waiting.pop()
            if value not in found:
                found.add(value)
                waiting += self.parents.get(value, ())
        return found

    @cached_property
    def positions(self) -> dict[str, int]:
        """Where each value stands in display order."""
        return {value: position for position, value in enumerate(self.labels)}

    @cached_property
    def _descendants(self) -> dict[str, set[str]]:
        below: dict[str, set[str]] = {}
        for value in self.labels:
            for ancestor in self.with_ancestors([value]):
                below.setdefault(ancestor, set()).add(value)
        return below

    def with_descendants(self, values: Iterable[str]) -> set[str]:
        """Return the values and everything below them."""
        return set().union(*(self._descendants.get(value, {value}) for value in values))


LoadChoices = Callable[[], Choices]
Found = models.QuerySet[Any, Any]


def fixed(choices: type[models.TextChoices]) -> LoadChoices:
    """Return the loader of an enumeration."""
    return lambda: Choices({value: str(label) for value, label in choices.choices})


def terms(model: type[models.Model], label: str = "label") -> LoadChoices:
    """Return the loader of a table of terms, or of records that serve as terms."""

    def load() -> Choices:
        rows = ask_again(_terms, model, label)
        moved = _moved(model, {slug for slug, _, _ in rows})
        labels = {slug: text for slug, text, _ in rows if slug not in moved}
        parents: dict[str, tuple[str, ...]] = {
            slug: (parent,) for slug, _, parent in rows if slug in labels and parent in labels
        }
        return Choices(labels, parents, moved)

    return load


def _moved(model: type[models.Model], known: set[str]) -> dict[str, str]:
    """Return the values that were merged into others, so that old addresses go on finding what they found.

    A record that has taken a former address of another keeps it; a term's address is never taken again.
    """
    numbers: dict[str, int] = dict(ask_again(_former, model))
    if not numbers:
        return {}
    slugs = dict(model._default_manager.filter(pk__in=numbers.values()).order_by().values_list("pk", "slug"))
    free = {slug for slug in numbers if slug not in known or issubclass(model, Term)}
    return {slug: slugs[numbers[slug]] for slug in sorted(free) if slugs.get(numbers[slug], "") in known}


def load_places() -> Choices:
    """Return the places by name, and what each lies in."""
    labels: dict[str, str] = dict(ask_again(_places))
    parents: dict[str, tuple[str, ...]] = {}
    for place, container in ask_again(_containments):
        parents[place] = (*parents.get(place, ()), container)
    return Choices(labels, parents, _moved(Place, set(labels)))


def load_years() -> Choices:
    """Return every year that a record may have, newest first."""
    return Choices({str(year): str(year) for year in range(LAST_YEAR, FIRST_YEAR - 1, -1)})


def _terms(model: type[models.Model], label: str) -> Found:
    return visible_rows(model).order_by(label).values_list("slug", label, "parent__slug")


def _former(model: type[models.Model]) -> Found:
    return MovedAddress.objects.filter(kind=model._meta.model_name).values_list("slug", "record_id")


def _places() -> Found:
    return Place.objects.visible().order_by("name").values_list("slug", "name")


def _containments() -> Found:
    return PlaceContainment.objects.visible().values_list("place__slug", "container__slug")
