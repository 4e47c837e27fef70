"""The one rule of what the public sees; every door asks it."""

from functools import cache
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Q

from ..enums import Status

AnyModel = TypeVar("AnyModel", bound=models.Model)


@cache
def visible_condition(model: type[models.Model], prefix: str = "") -> Q:
    """Return the one rule of what the public sees: published, and every parent that it needs is visible.

    A parent that may be empty is needed only where it is given.
    """
    condition = Q()
    if hasattr(model, "status"):
        condition &= Q(**{f"{prefix}status": Status.PUBLISHED})
    for name in getattr(model, "needs", ()):
        field = model._meta.get_field(name)
        parent = visible_condition(related_model(model, name), f"{prefix}{name}__")
        condition &= Q(**{f"{prefix}{name}__isnull": True}) | parent if field.null else parent
    return condition


class VisibleQuerySet(models.QuerySet[AnyModel]):
    """Rows with the one rule of visibility."""

    def visible(self) -> Self:
        """Return the rows that the public may see."""
        return self.filter(visible_condition(self.model))


def visible_rows(model: type[models.Model]) -> models.QuerySet[Any]:
    """Return the rows of any table that the public may see."""
    return _visible(model).all()


@cache
def _visible(model: type[models.Model]) -> models.QuerySet[Any]:
    """Return the query of all visible rows, put together once: every page narrows a copy of it."""
    return model._default_manager.filter(visible_condition(model))


def related_model(model: type[models.Model], name: str) -> type[models.Model]:
    """Return the model at the other end of a relation."""
    found = model._meta.get_field(name).related_model
    if not isinstance(found, type):
        raise TypeError(f"{model.__name__}.{name} is not a relation to one model")
    return found
