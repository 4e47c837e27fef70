"""Policies: the library's reading of an Act, white paper, strategy or guidance."""

from django.db import models

from .bases import Link, Record
from .history import history
from .paper import Paper
from .programme import Programme
from .rules import unique_pair, year_field, year_in_range
from .vocabulary import PolicyKind, Population


class Policy(Record):
    """What a policy meant for whom, what it aimed for, and what came of it."""

    title = models.CharField(max_length=200)
    year = year_field()
    kind = models.ForeignKey(PolicyKind, models.PROTECT, related_name="policies")
    jurisdiction = models.CharField(max_length=60, blank=True)
    partner_organisations = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    intended_aims = models.TextField(blank=True)
    actual_outcomes = models.TextField(blank=True)
    paper = models.OneToOneField(Paper, models.PROTECT, null=True, blank=True, related_name="policy")

    populations = models.ManyToManyField(Population, through="PolicyPopulation", related_name="policies")
    programmes = models.ManyToManyField(Programme, through="PolicyProgramme", related_name="policies")

    folder = "policies"
    title_field = "title"
    history = history()

    class Meta(Record.Meta):
        ordering = ["title"]
        verbose_name_plural = "policies"
        constraints = [*Record.Meta.constraints, *year_in_range("year")]


class PolicyPopulation(Link):
    """A policy bears on these people."""

    policy = models.ForeignKey(Policy, models.CASCADE, related_name="population_links")
    population = models.ForeignKey(Population, models.PROTECT, related_name="policy_links")

    needs = ("policy",)
    history = history()

    class Meta:
        constraints = [unique_pair("policy", "population")]

    def __str__(self) -> str:
        return f"{self.policy}: {self.population}"


class PolicyProgramme(Link):
    """A policy created a programme."""

    policy = models.ForeignKey(Policy, models.CASCADE, related_name="programme_links")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="policy_links")

    needs = ("policy", "programme")
    history = history()

    class Meta:
        constraints = [unique_pair("policy", "programme")]

    def __str__(self) -> str:
        return f"{self.policy} created {self.programme}"
