"""Programmes: national or regional families of initiatives."""

from django.db import models
from django.db.models import F, Q

from ..enums import LineageBasis, PilotPurpose, PolicyStyle, Verification
from .bases import Link, Record
from .history import history
from .rules import known_choice, not_itself, unique_pair, year_field, year_in_range, years_in_order
from .vocabulary import ProgrammeKind


class Programme(Record):
    """A family of initiatives with a sponsor, such as the Vanguards with their five types below them."""

    name = models.CharField(max_length=120)
    abbreviation = models.CharField(max_length=40, blank=True)
    kind = models.ForeignKey(ProgrammeKind, models.PROTECT, related_name="programmes")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    country = models.CharField(max_length=60, blank=True)
    start_year = year_field()
    end_year = year_field()
    sponsor = models.CharField(max_length=200, blank=True)
    sites_count = models.PositiveIntegerField(
        "number of sites", null=True, blank=True, help_text="As the source gives it; can exceed the sites held here."
    )
    aims_summary = models.TextField("aims in short", blank=True)
    policy_style = models.CharField(max_length=12, choices=PolicyStyle, blank=True)
    pilot_purpose = models.CharField(max_length=12, choices=PilotPurpose, blank=True)
    style_basis = models.TextField("basis of style and purpose", blank=True)
    style_note = models.TextField("note on style and purpose", blank=True)
    style_source_url = models.URLField("source address of style and purpose", max_length=500, blank=True)
    style_verification = models.CharField(
        "verification of style and purpose", max_length=12, choices=Verification, blank=True
    )
    predecessors = models.ManyToManyField(
        "self",
        through="ProgrammeSuccession",
        symmetrical=False,
        related_name="successors",
        through_fields=("programme", "predecessor"),
    )

    folder = "programmes"
    title_field = "name"
    history = history()

    class Meta(Record.Meta):
        ordering = ["name"]
        constraints = [
            *Record.Meta.constraints,
            *year_in_range("start_year", "end_year"),
            years_in_order(),
            known_choice("policy_style", PolicyStyle),
            known_choice("pilot_purpose", PilotPurpose),
            known_choice("style_verification", Verification),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="%(class)s_not_its_own_parent"),
        ]


class ProgrammeSuccession(Link):
    """One programme followed from another, with who says so."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="predecessor_links")
    predecessor = models.ForeignKey(Programme, models.PROTECT, related_name="successor_links")
    basis = models.CharField(max_length=12, choices=LineageBasis, default=LineageBasis.CURATOR)

    needs = ("programme", "predecessor")
    history = history()

    class Meta:
        constraints = [
            unique_pair("programme", "predecessor"),
            not_itself("programme", "predecessor"),
            models.CheckConstraint(condition=Q(basis__in=LineageBasis.values), name="%(class)s_basis_known"),
        ]

    def __str__(self) -> str:
        return f"{self.programme} followed {self.predecessor}"
