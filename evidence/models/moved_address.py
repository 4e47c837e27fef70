"""Addresses that records once had: a published address never breaks."""

from django.db import models
from django.db.models import Q

from .bases import Link
from .history import history


class MovedAddress(Link):
    """A record of a kind had this address; its page is now that of the record with this number.

    Written where a record takes another address and where it is merged into another one.
    """

    kind = models.CharField(max_length=40)
    slug = models.SlugField("former address", max_length=80)
    record_id = models.BigIntegerField()

    history = history()

    class Meta:
        verbose_name_plural = "moved addresses"
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="%(class)s_once"),
            models.CheckConstraint(condition=~Q(kind="") & ~Q(slug=""), name="%(class)s_given"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"
