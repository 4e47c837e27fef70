"""Aims: what programmes and policies said they would achieve."""

from django.db import models

from .bases import Link, Record
from .history import history
from .policy import Policy
from .programme import Programme
from .rules import exactly_one, unique_pair
from .vocabulary import OutcomeDomain


class Aim(Record):
    """One stated aim of a programme or of a policy, with what it is about and where it stands."""

    programme = models.ForeignKey(Programme, models.PROTECT, null=True, blank=True, related_name="aims")
    policy = models.ForeignKey(Policy, models.PROTECT, null=True, blank=True, related_name="aims")
    statement = models.TextField()
    locator = models.CharField(max_length=120, blank=True)
    domains = models.ManyToManyField(OutcomeDomain, through="AimDomain", related_name="aims")

    needs = ("programme", "policy")
    title_field = "statement"
    history = history()

    class Meta(Record.Meta):
        ordering = ["id"]
        constraints = [*Record.Meta.constraints, exactly_one("programme", "policy")]


class AimDomain(Link):
    """An aim is about this outcome domain."""

    aim = models.ForeignKey(Aim, models.CASCADE, related_name="domain_links")
    domain = models.ForeignKey(OutcomeDomain, models.PROTECT, related_name="aim_links")

    needs = ("aim",)
    history = history()

    class Meta:
        constraints = [unique_pair("aim", "domain")]

    def __str__(self) -> str:
        return f"{self.aim}: {self.domain}"
