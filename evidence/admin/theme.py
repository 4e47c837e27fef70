"""Curators' form and list of themes."""

from django.contrib import admin

from ..models import Theme
from .base import CHECKED, CuratedAdmin


@admin.register(Theme)
class ThemeAdmin(CuratedAdmin):
    """The form and list of themes."""

    title_field = "label"
    autocomplete_fields = ("parent",)
    search_fields = ("label", "synonyms", "slug")
    list_display = ("label", "parent", "status", "verification", "retired_on")
    list_select_related = ("parent",)
    list_filter = ("status", "verification", ("retired_on", admin.EmptyFieldListFilter))
    fieldsets = (
        (
            "The subject",
            {
                "description": "A subject by which lessons are found, and the other words that people use for it.",
                "fields": ("label", "slug", "parent", "definition", "synonyms"),
            },
        ),
        (
            "Where it comes from",
            {
                "description": "A theme that is no longer given to lessons gets a date; it is never deleted.",
                "fields": ("source", "retired_on"),
            },
        ),
        CHECKED,
    )
