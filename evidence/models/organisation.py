"""Organisations that lead or take part in initiatives."""

from django.db import models
from django.db.models import Q

from .history import history
from .visibility import VisibleQuerySet


class Organisation(models.Model):
    """One body as the sources name it. It is seen only through the visible records that name it."""

    name = models.CharField(max_length=200, unique=True)

    history = history()
    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="%(class)s_name_given"),
        ]

    def __str__(self) -> str:
        return self.name
