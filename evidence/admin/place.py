"""Curators' form and list of places."""

from django.contrib import admin

from ..curation.changes import Change
from ..curation.overlaps import mirror_overlaps
from ..models import Place, PlaceContainment, PlaceOverlap
from .base import CHECKED, CuratedAdmin
from .inlines import LinkInline


class ContainmentInline(LinkInline):
    """What a place lies in."""

    model = PlaceContainment
    fk_name = "place"
    autocomplete_fields = ("container",)
    verbose_name_plural = "lies in (the direct container only)"


class OverlapInline(LinkInline):
    """What a place overlaps; written in both directions."""

    model = PlaceOverlap
    fk_name = "place"
    autocomplete_fields = ("other",)
    verbose_name_plural = "overlaps with"


@admin.register(Place)
class PlaceAdmin(CuratedAdmin):
    """The form and list of places."""

    title_field = "name"
    search_fields = ("name", "aliases", "slug")
    list_display = ("name", "kind", "nation", "region", "status", "verification")
    list_filter = ("status", "kind", "nation", "verification")
    inlines = (ContainmentInline, OverlapInline)
    fieldsets = (
        (
            "The area",
            {
                "description": "One area on the ground. An anonymised locality has no place.",
                "fields": ("name", "slug", "kind", "nation", "region", "aliases"),
            },
        ),
        (
            "Its people",
            {
                "description": "Give the year that the figure is for.",
                "fields": (("population", "population_year"),),
            },
        ),
        CHECKED,
    )

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if isinstance(request.open_change, Change):  # what is handed in is mirrored when it is accepted
            mirror_overlaps(form.instance, request.open_change)
