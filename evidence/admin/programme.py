"""Curators' form and list of programmes."""

from django.contrib import admin

from ..models import Aim, Programme, ProgrammeSuccession
from .aim import AimInline
from .base import CHECKED, CuratedAdmin
from .inlines import LinkInline


class PredecessorInline(LinkInline):
    """What a programme followed from."""

    model = ProgrammeSuccession
    fk_name = "programme"
    autocomplete_fields = ("predecessor",)
    verbose_name_plural = "followed from"


class ProgrammeAimInline(AimInline):
    """The aims that a programme states."""

    model = Aim
    fk_name = "programme"


@admin.register(Programme)
class ProgrammeAdmin(CuratedAdmin):
    """The form and list of programmes."""

    title_field = "name"
    autocomplete_fields = ("kind", "parent")
    search_fields = ("name", "abbreviation", "slug")
    list_display = ("name", "abbreviation", "kind", "parent", "start_year", "end_year", "status", "verification")
    list_select_related = ("kind", "parent")
    list_filter = ("status", "kind", "verification", "policy_style", "pilot_purpose")
    inlines = (PredecessorInline, ProgrammeAimInline)
    fieldsets = (
        (
            "The programme",
            {
                "description": "A national or regional family of initiatives.",
                "fields": ("name", "abbreviation", "slug", "kind", "parent"),
            },
        ),
        (
            "When, where and by whom",
            {
                "description": "Leave a year empty where it is not known; nothing is guessed.",
                "fields": ("country", ("start_year", "end_year"), "sponsor", "sites_count", "aims_summary"),
            },
        ),
        (
            "Style and purpose",
            {
                "description": "A reading with its own source: did policy set the form, and why was it piloted?",
                "fields": (
                    "policy_style",
                    "pilot_purpose",
                    "style_basis",
                    "style_note",
                    "style_source_url",
                    "style_verification",
                ),
            },
        ),
        CHECKED,
    )
