"""Initiatives: one site of a programme, or one local scheme."""

from django.db import models
from django.db.models import Q

from ..enums import IntegrationType, Level, LineageBasis, Nation, Verification
from .bases import Link, Record
from .history import history
from .organisation import Organisation
from .place import Place
from .programme import Programme
from .rules import known_choice, not_itself, unique_pair, year_field, year_in_range, years_in_order
from .vocabulary import CareModel, Population

LISTS = ("a-to-z", "by-programme")  # pages below the address of all initiatives


class Initiative(Record):
    """Something done to integrate care, somewhere, over time, such as the Torbay Care Trust."""

    name = models.CharField(max_length=120)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="initiatives")
    subtype = models.CharField(max_length=60, blank=True, help_text="Wave, round or legal form within the programme.")
    place_as_written = models.CharField(max_length=200, blank=True)
    region = models.CharField(max_length=60, blank=True)
    nation = models.CharField(max_length=20, choices=Nation, blank=True)
    start_year = year_field()
    end_year = year_field()
    integration_type = models.CharField(max_length=12, choices=IntegrationType, blank=True)
    level = models.CharField(max_length=12, choices=Level, blank=True)
    population = models.PositiveIntegerField("people served, approximately", null=True, blank=True)
    population_year = year_field()
    summary = models.TextField(blank=True)
    summary_verification = models.CharField(
        "verification of the summary", max_length=12, choices=Verification, blank=True
    )

    focus_populations = models.ManyToManyField(Population, through="InitiativePopulation", related_name="initiatives")
    care_models = models.ManyToManyField(CareModel, through="InitiativeCareModel", related_name="initiatives")
    places = models.ManyToManyField(Place, through="InitiativePlace", related_name="initiatives")
    lead_organisations = models.ManyToManyField(Organisation, through="InitiativeLead", related_name="initiatives")
    predecessors = models.ManyToManyField(
        "self",
        through="InitiativeSuccession",
        symmetrical=False,
        related_name="successors",
        through_fields=("initiative", "predecessor"),
    )

    folder = "initiatives"
    title_field = "name"
    history = history()

    class Meta(Record.Meta):
        ordering = ["name"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=~Q(slug__in=LISTS), name="%(class)s_slug_is_no_list"),
            *year_in_range("start_year", "end_year", "population_year"),
            years_in_order(),
            known_choice("nation", Nation),
            known_choice("integration_type", IntegrationType),
            known_choice("level", Level),
            known_choice("summary_verification", Verification),
        ]


class InitiativePopulation(Link):
    """An initiative is for these people."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="population_links")
    population = models.ForeignKey(Population, models.PROTECT, related_name="initiative_links")

    needs = ("initiative",)
    history = history()

    class Meta:
        constraints = [unique_pair("initiative", "population")]

    def __str__(self) -> str:
        return f"{self.initiative}: {self.population}"


class InitiativeCareModel(Link):
    """An initiative used this care model."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="care_model_links")
    care_model = models.ForeignKey(CareModel, models.PROTECT, related_name="initiative_links")

    needs = ("initiative",)
    history = history()

    class Meta:
        constraints = [unique_pair("initiative", "care_model")]

    def __str__(self) -> str:
        return f"{self.initiative}: {self.care_model}"


class InitiativePlace(Link):
    """An initiative happened in this place; several where a site covers separate places."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="place_links")
    place = models.ForeignKey(Place, models.PROTECT, related_name="initiative_links")
    note = models.CharField(max_length=300, blank=True)

    needs = ("initiative", "place")
    history = history()

    class Meta:
        constraints = [unique_pair("initiative", "place")]

    def __str__(self) -> str:
        return f"{self.initiative} in {self.place}"


class InitiativeLead(Link):
    """An organisation led or took part in an initiative; leads first."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="lead_links")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="initiative_links")
    position = models.PositiveSmallIntegerField(default=1, help_text="1 for the first; leads come before partners.")

    needs = ("initiative",)
    history = history()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            unique_pair("initiative", "organisation"),
            models.CheckConstraint(condition=Q(position__gte=1), name="%(class)s_position_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.initiative}"


class InitiativeSuccession(Link):
    """One initiative followed from another, with the basis of that claim."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="predecessor_links")
    predecessor = models.ForeignKey(Initiative, models.PROTECT, related_name="successor_links")
    basis = models.CharField(max_length=12, choices=LineageBasis, help_text="“Same place” is weaker than “sourced”.")

    needs = ("initiative", "predecessor")
    history = history()

    class Meta:
        constraints = [
            unique_pair("initiative", "predecessor"),
            not_itself("initiative", "predecessor"),
            models.CheckConstraint(condition=Q(basis__in=LineageBasis.values), name="%(class)s_basis_known"),
        ]

    def __str__(self) -> str:
        return f"{self.initiative} followed {self.predecessor}"
