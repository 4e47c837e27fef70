"""Curators' form and list of initiatives."""

from django.contrib import admin

from ..models import (
    Initiative,
    InitiativeCareModel,
    InitiativeLead,
    InitiativePlace,
    InitiativePopulation,
    InitiativeSuccession,
)
from .base import CHECKED, CuratedAdmin
from .inlines import LinkInline


class PlaceInline(LinkInline):
    """Where an initiative happened."""

    model = InitiativePlace
    autocomplete_fields = ("place",)
    verbose_name_plural = "places"


class LeadInline(LinkInline):
    """Who led an initiative or took part."""

    model = InitiativeLead
    autocomplete_fields = ("organisation",)
    verbose_name_plural = "organisations, leads first"


class CareModelInline(LinkInline):
    """The care models of an initiative."""

    model = InitiativeCareModel
    autocomplete_fields = ("care_model",)
    verbose_name_plural = "care models"


class PopulationInline(LinkInline):
    """The people an initiative is for."""

    model = InitiativePopulation
    autocomplete_fields = ("population",)
    verbose_name_plural = "populations served"


class PredecessorInline(LinkInline):
    """What an initiative followed from."""

    model = InitiativeSuccession
    fk_name = "initiative"
    autocomplete_fields = ("predecessor",)
    verbose_name_plural = "followed from"


@admin.register(Initiative)
class InitiativeAdmin(CuratedAdmin):
    """The form and list of initiatives."""

    title_field = "name"
    autocomplete_fields = ("programme",)
    search_fields = ("name", "place_as_written", "slug")
    list_display = ("name", "programme", "nation", "start_year", "end_year", "status", "verification")
    list_select_related = ("programme",)
    list_filter = ("status", "nation", "integration_type", "level", "verification")
    inlines = (PlaceInline, LeadInline, CareModelInline, PopulationInline, PredecessorInline)
    fieldsets = (
        (
            "The initiative",
            {
                "description": "One site of a programme, or one local scheme.",
                "fields": ("name", "slug", "programme", "subtype"),
            },
        ),
        (
            "Where and when",
            {
                "description": "As the source words it; the places themselves are linked below.",
                "fields": ("place_as_written", "region", "nation", ("start_year", "end_year")),
            },
        ),
        (
            "What and for whom",
            {
                "description": "How services were joined, at which level, and how many people were served.",
                "fields": (
                    "integration_type",
                    "level",
                    ("population", "population_year"),
                    "summary",
                    "summary_verification",
                ),
            },
        ),
        CHECKED,
    )
