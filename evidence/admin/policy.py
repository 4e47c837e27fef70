"""Curators' form and list of policies."""

from django.contrib import admin

from ..models import Aim, Policy, PolicyPopulation, PolicyProgramme
from .aim import AimInline
from .base import CHECKED, CuratedAdmin
from .inlines import LinkInline


class PopulationInline(LinkInline):
    """The people a policy bears on."""

    model = PolicyPopulation
    autocomplete_fields = ("population",)
    verbose_name_plural = "populations that it bears on"


class ProgrammeInline(LinkInline):
    """The programmes a policy created."""

    model = PolicyProgramme
    autocomplete_fields = ("programme",)
    verbose_name_plural = "programmes that it created"


class PolicyAimInline(AimInline):
    """The aims that a policy states."""

    model = Aim
    fk_name = "policy"


@admin.register(Policy)
class PolicyAdmin(CuratedAdmin):
    """The form and list of policies."""

    title_field = "title"
    autocomplete_fields = ("kind", "paper")
    search_fields = ("title", "slug", "summary")
    list_display = ("title", "year", "kind", "jurisdiction", "status", "verification")
    list_select_related = ("kind",)
    list_filter = ("status", "kind", "verification")
    inlines = (PopulationInline, ProgrammeInline, PolicyAimInline)
    fieldsets = (
        (
            "The policy",
            {
                "description": "The library's reading of an Act, white paper, strategy or guidance.",
                "fields": ("title", "slug", "year", "kind", "jurisdiction", "paper"),
            },
        ),
        (
            "For whom and with whom",
            {
                "description": "The bodies that it joins; the populations are linked below.",
                "fields": ("partner_organisations", "summary"),
            },
        ),
        (
            "Intended and actual",
            {
                "description": "What it set out to do stands beside what came of it.",
                "fields": ("intended_aims", "actual_outcomes"),
            },
        ),
        CHECKED,
    )
