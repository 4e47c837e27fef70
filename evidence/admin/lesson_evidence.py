"""Curators' form and list of the evidence for lessons."""

from django.contrib import admin

from ..models import LessonEvidence
from .base import CHECKED, CuratedAdmin


@admin.register(LessonEvidence)
class LessonEvidenceAdmin(CuratedAdmin):
    """The form and list of evidence, for what the rows below a lesson or paper have no room for."""

    autocomplete_fields = ("lesson", "paper", "initiative", "programme")
    search_fields = ("lesson__statement", "paper__title", "locator")
    list_display = ("paper", "stance", "lesson", "locator", "is_second_hand", "status", "verification")
    list_select_related = ("lesson", "paper")
    list_filter = ("status", "stance", "is_second_hand", "verification")
    fieldsets = (
        (
            "The link",
            {
                "description": "What a paper says about a lesson, and where in its text.",
                "fields": ("lesson", "paper", "stance", "locator", "is_second_hand"),
            },
        ),
        (
            "Where it was learned",
            {
                "description": "An initiative or a programme, not both; empty for a review.",
                "fields": ("initiative", "programme"),
            },
        ),
        CHECKED,
    )
