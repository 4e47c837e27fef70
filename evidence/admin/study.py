"""Curators' form and list of studies."""

from django.contrib import admin

from ..models import Study
from .base import CHECKED, CuratedAdmin


@admin.register(Study)
class StudyAdmin(CuratedAdmin):
    """The form and list of studies."""

    title_field = "label"
    search_fields = ("label", "slug")
    list_display = ("label", "design", "overlap", "status", "verification")
    list_filter = ("status", "overlap", "verification")
    fieldsets = (
        (
            "The research behind several papers",
            {
                "description": "Papers name their study on their form, so that one evaluation is not counted twice.",
                "fields": ("label", "slug", "design", "overlap", "basis"),
            },
        ),
        CHECKED,
    )
